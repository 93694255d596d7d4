import { type useRows, Act, Row, Section, useAct, useSaying, useWords } from '#ui/index.ts'
import { undoMerge } from '../duplicates/contract.ts'
import type { Party, readPartyHistory } from '../register/contract.ts'
import { partyWords } from './words.ts'

type Found = ReturnType<typeof useRows<typeof readPartyHistory>>
type Change = NonNullable<Found['rows']>[number]

/** What changed and when, and merges that can be undone. */
export function History({
  party,
  history,
  mayUndo,
}: {
  party: Party
  history: Found
  mayUndo: boolean
}) {
  const say = useWords(partyWords)
  const { moment, exactly } = useSaying()
  const { rows = [] } = history
  return (
    <>
      {party.merges.length > 0 && <Merges party={party} mayUndo={mayUndo} />}
      <Section title={say('section.history')}>
        {rows.length === 0 && <p className="cv-quiet">{say('noneYet.history')}</p>}
        {rows.map((one) => (
          <Row
            key={one.id}
            first={<Said change={one} />}
            second={
              <span className="pt-more">
                <span>{one.by?.name ?? say('someone')}</span>
                <span title={exactly(one.at)}>{moment(one.at, true)}</span>
              </span>
            }
          />
        ))}
        {history.hasMore && <Act onClick={history.more}>{say('act.showMore')}</Act>}
      </Section>
    </>
  )
}

/** A change in words. */
function Said({ change: { what, details } }: { change: Change }) {
  const say = useWords(partyWords)
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : null)
  if (what === 'involvement') return say('change.involvement')
  if (what === 'merge') {
    for (const key of ['with', 'into', 'apart'] as const) {
      const value = text(key)
      if (value !== null) return say(`change.${key}`, { value })
    }
    return say('change.plain', { what: say('change.merge') })
  }
  const registered = text('registered')
  if (registered) return say('change.registered', { value: registered })
  const thing = text('contact') ? say('change.contact') : say(`change.${what}`)
  for (const key of ['added', 'changed', 'removed'] as const) {
    const value = text(key)
    if (value !== null)
      return say(`change.${key}`, { what: thing, value: valueIn(say, what, value) })
  }
  if (what === 'party')
    return Object.keys(details).length > 0 ? say('change.party') : say('change.listed')
  return say('change.plain', { what: thing })
}

/** Types of numbers and relations are told in words, names as they are. */
function valueIn(say: (key: never) => string, what: Change['what'], value: string): string {
  if (what === 'identifier') return say(`identifierType.${value}` as never)
  return what === 'relation' ? say(`relation.${value}` as never) : value
}

function Merges({ party, mayUndo }: { party: Party; mayUndo: boolean }) {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  const undo = useAct(undoMerge, {
    words: partyWords,
    done: say('duplicates.undone'),
    refresh: [party.id, 'parties', 'duplicates'],
  })
  return (
    <Section title={say('section.merges')}>
      {party.merges.map((one) => (
        <Row
          key={one.id}
          first={one.folded.name}
          second={
            <span className="pt-more">
              <span>{one.by?.name ?? say('someone')}</span>
              <span>{moment(one.at, true)}</span>
              <span>{one.reason}</span>
            </span>
          }
          side={
            mayUndo && (
              <Act
                disabled={undo.busy}
                onClick={() => void undo.run({ params: { id: one.id }, body: {} })}
              >
                {say('duplicates.undo')}
              </Act>
            )
          }
        />
      ))}
      {undo.message && <p className="cv-overdue">{undo.message}</p>}
    </Section>
  )
}
