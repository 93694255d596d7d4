import { EmptyPage, Section, Trouble, useUrl, useWords, Waiting } from '#ui/index.ts'
import type { Clause } from '../clauses/contract.ts'
import { type ClausePart, partsInOrder } from './clause-speech.ts'
import { Problems } from './problems.tsx'
import { useCharter, useClauseSpeech, useDifference } from './reading.ts'
import { type Stretch, wordDifference } from './word-difference.ts'
import { charterWords } from './words.ts'

/** What a version changes, before and after: the draft, or `?from=1&to=2`. */
export default function Difference() {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  const [url] = useUrl()
  const compared = useDifference(Number(url.from) || undefined, Number(url.to) || undefined)
  const { data, error } = compared
  const before = useCharter(data?.from, { enabled: data !== undefined }).data
  const after = useCharter(data?.to, { enabled: data !== undefined }).data
  if (error && !data) return <Trouble error={error} onRetry={() => void compared.refetch()} />
  if (!data || !before || !after) return <Waiting rows={10} />
  const titleOf = (code: string) => {
    const has = (clause: Clause) => clause.code === code
    const clause = after.clauses.find(has) ?? before.clauses.find(has)
    return clause ? `${clause.provision} ${speech.part('title', clause.title)}` : code
  }
  return (
    <div className="ch-difference">
      <p className="cv-quiet">{say('difference.between', { from: data.from, to: data.to })}</p>
      <Problems difference={data} />
      {data.differences.length === 0 && (
        <EmptyPage icon="charter" title={say('difference.none')}>
          {say('difference.noneWhy')}
        </EmptyPage>
      )}
      {data.differences.map(({ code, kind, fields }) => (
        <Section key={code} title={titleOf(code)} count={say(`difference.${kind}`)}>
          <table className="ch-fields">
            <thead>
              <tr>
                <th scope="col">{say('difference.part')}</th>
                <th scope="col">{say('difference.before')}</th>
                <th scope="col">{say('difference.after')}</th>
              </tr>
            </thead>
            <tbody>
              {inOrder(fields, kind).map(({ field, before: was, after: is }) => (
                <tr key={field}>
                  <th scope="row">{speech.nameOf(field)}</th>
                  <Compared
                    was={speech.part(field, was as Clause[ClausePart])}
                    is={speech.part(field, is as Clause[ClausePart])}
                    whole={kind !== 'changed'}
                  />
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </div>
  )
}

/** Both texts, with the words marked that only one of them has. */
function Compared({ was, is, whole }: { was: string; is: string; whole: boolean }) {
  if (whole) {
    return (
      <>
        <td className="ch-quiet">{was}</td>
        <td>{is}</td>
      </>
    )
  }
  const [left, right] = wordDifference(was, is)
  return (
    <>
      <td className="ch-quiet">
        <Marked stretches={left} as="del" />
      </td>
      <td>
        <Marked stretches={right} as="ins" />
      </td>
    </>
  )
}

function Marked({ stretches, as: Mark }: { stretches: Stretch[]; as: 'del' | 'ins' }) {
  return stretches.map(({ text, changed }, index) =>
    // The order of stretches is all that tells them apart.
    // oxlint-disable-next-line react/no-array-index-key
    changed ? <Mark key={index}>{text}</Mark> : <span key={index}>{text}</span>,
  )
}

type Kind = 'added' | 'removed' | 'changed'

/** In the order a clause is read; of a new or removed one only what says something. */
function inOrder(fields: { field: string; before: unknown; after: unknown }[], kind: Kind) {
  const isSaid = ({ before, after }: { before: unknown; after: unknown }) => {
    const value = kind === 'removed' ? before : after
    return kind === 'changed' || !(value === null || (Array.isArray(value) && value.length === 0))
  }
  return partsInOrder.flatMap((name) => {
    const found = fields.find(({ field }) => field === name)
    return found && isSaid(found) ? [{ ...found, field: name }] : []
  })
}
