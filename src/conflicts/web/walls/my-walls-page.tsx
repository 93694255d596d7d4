import { EmptyPage, PageHead, Trouble, useSaying, useWords, Waiting as Bones } from '#ui/index.ts'
import { Duty, useMyWalls, Waiting } from './my-walls.tsx'
import { wallWords } from './words.ts'

/** The walls around me: what I owe them, and not a word of what is behind. */
export default function MyWallsPage() {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { data, error, refetch } = useMyWalls()
  const items = data?.items ?? []
  return (
    <>
      <PageHead title={say('mine.title')} />
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bones />}
      {data && items.length === 0 && (
        <EmptyPage icon="conflict" title={say('mine.empty')}>
          {say('mine.emptyWhy')}
        </EmptyPage>
      )}
      {data && items.length > 0 && (
        <section className="wl-mine is-page">
          <Duty ask={data.ask} />
          {items.map((one) =>
            one.acknowledgedAt ? (
              <div key={one.id} className="wl-line">
                <span>
                  {say('mine.line', { number: one.number, time: saying.moment(one.toldAt, true) })}
                </span>
                <span className="cv-quiet">
                  {say('mine.confirmedAt', { time: saying.moment(one.acknowledgedAt, true) })}
                </span>
              </div>
            ) : (
              <Waiting key={one.id} wall={one} />
            ),
          )}
        </section>
      )}
    </>
  )
}
