import { useMe, useOpenAct } from '#organisation/web/index.ts'
import { Act, EmptyPage, Go, Row, useSaying, useWords, Dotted } from '#ui/index.ts'
import { type CharterView, firstReason } from '../versions/contract.ts'
import { charterWords } from './words.ts'

type Version = Omit<CharterView, 'clauses'>

/** What has been in force, with the reason each came. */
export default function Versions({
  versions,
  current,
}: {
  versions: Version[]
  current: number | undefined
}) {
  const say = useWords(charterWords)
  if (versions.length === 0) return <EmptyPage icon="charter" title={say('versions.empty')} />
  return (
    <div className="ch-difference">
      {versions.map((version) => (
        <OneVersion key={version.number} version={version} isCurrent={version.number === current} />
      ))}
    </div>
  )
}

function OneVersion({ version, isCurrent }: { version: Version; isCurrent: boolean }) {
  const say = useWords(charterWords)
  const saying = useSaying()
  const rights = useMe().data?.rights ?? []
  const { open } = useOpenAct()
  const { number, status, reason, publishedAt, basedOn } = version
  const isDraft = status === 'draft'
  const state = isDraft ? say('versions.draft') : isCurrent ? say('versions.current') : null
  const when =
    publishedAt && say('versions.publishedAt', { time: saying.moment(publishedAt, true) })
  return (
    <Row
      first={
        <>
          {say('versions.number', { number })} {state && <span className="cv-state">{state}</span>}
        </>
      }
      second={
        <span className="ch-reason">
          <Dotted facts={[when, reason === firstReason ? say('versions.first') : reason]} />
        </span>
      }
      side={
        <>
          {basedOn !== null && (
            <Go
              to="."
              search={{ view: 'difference', from: String(basedOn), to: String(number) }}
              className="cv-act"
            >
              {say('versions.compare')}
            </Go>
          )}
          <Go
            to="."
            search={isDraft ? { view: 'draft' } : isCurrent ? {} : { number: String(number) }}
            className="cv-act"
          >
            {say('versions.open', { number })}
          </Go>
          {isCurrent && number > 1 && rights.includes('adoptCharter') && (
            <Act onClick={() => open('adoptCharter', String(number))}>
              {say('adopt.act', { number })}
            </Act>
          )}
        </>
      }
    />
  )
}
