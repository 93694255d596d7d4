import './walls.css'
import { Button } from 'antd'
import { ActNote, Icon, useAct, useSaying, useThing, useWords } from '#ui/index.ts'
import { acknowledgeWallEndpoint, listMyWallsEndpoint, type MyWall } from '../../walls/contract.ts'
import { wallWords } from './words.ts'

export const useMyWalls = () => useThing(listMyWallsEndpoint, ['my-walls', 'notices'], {})

/** Walls that have told me and have not heard from me. */
export const useWallsThatWait = () =>
  (useMyWalls().data?.items ?? []).filter((one) => !one.acknowledgedAt)

/** On my day: walls that wait for me to say that I know. Nothing where none does. */
export function MyWallsWait() {
  const say = useWords(wallWords)
  const { data } = useMyWalls()
  const waiting = useWallsThatWait()
  if (!data || waiting.length === 0) return null
  return (
    <section className="wl-mine" aria-label={say('mine.title')}>
      <h2>
        <Icon name="conflict" />
        {say('mine.waits', { count: waiting.length })}
      </h2>
      <Duty ask={data.ask} />
      {waiting.map((one) => (
        <Waiting key={one.id} wall={one} />
      ))}
    </section>
  )
}

export function Duty({ ask }: { ask: { name: string }[] }) {
  const say = useWords(wallWords)
  const names = ask.map((one) => one.name).join(say('listed'))
  return (
    <>
      <p>{say('mine.duty')}</p>
      <p className="cv-meta">
        {say('mine.waitsWhy')}
        {names && say('mine.ask', { names })}
      </p>
    </>
  )
}

export function Waiting({ wall }: { wall: MyWall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const act = useAct(acknowledgeWallEndpoint, {
    words: wallWords,
    refresh: ['my-walls', 'commitments'],
    done: say('mine.confirmed'),
  })
  const { id, number, toldAt } = wall
  return (
    <div className="wl-line">
      <span>{say('mine.line', { number, time: saying.moment(toldAt, true) })}</span>
      <Button
        type="primary"
        loading={act.busy}
        aria-label={say('mine.confirmWhich', { number })}
        onClick={() => void act.run({ params: { id } })}
      >
        {say('mine.confirm')}
      </Button>
      <ActNote act={act} />
    </div>
  )
}
