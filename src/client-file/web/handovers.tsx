import { type Handover, withdrawHandoverEndpoint } from '#organisation/contract.ts'
import { organisationWords, useOpenAct } from '#organisation/web/index.ts'
import { ActNote, Dot, Go, Row, Section, useAct, useSaying, useWords } from '#ui/index.ts'
import type { Doing } from './doing.ts'
import { pageOf } from './keeping.ts'
import { useHandovers, useSubjectName } from './reading.ts'
import { dayWords } from './words.ts'

/** What others hand to me: taken over, or returned with a reason; nothing where nobody does. */
export function Incoming({ doing }: { doing: Doing }) {
  const say = useWords(dayWords)
  const items = useHandovers('in').data?.items
  if (!items?.length) return null
  return (
    <Section title={say('handover.incoming')} count={items.length}>
      {items.map((one) => (
        <IncomingRow key={one.id} handover={one} doing={doing} />
      ))}
    </Section>
  )
}

/** What I hand to others and they have not answered. */
export function Outgoing() {
  const say = useWords(dayWords)
  const items = useHandovers('out').data?.items
  if (!items?.length) return null
  return (
    <Section title={say('handover.outgoing')} count={items.length}>
      {items.map((one) => (
        <OutgoingRow key={one.id} handover={one} />
      ))}
    </Section>
  )
}

/** What is handed over: the subject by name where one may see it, and the part in it. */
function useWhat(handover: Handover): string {
  const say = useWords(dayWords)
  return useSubjectName(handover) ?? say(`subjectKind.${handover.subjectKind}`)
}

function What({ handover }: { handover: Handover }) {
  const name = useSubjectName(handover)
  const what = useWhat(handover)
  const page = pageOf({ kind: handover.subjectKind, id: handover.subjectId })
  return name && page ? <Go to={page}>{name}</Go> : what
}

function IncomingRow({ handover, doing }: { handover: Handover; doing: Doing }) {
  const say = useWords(dayWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const { open } = useOpenAct()
  const name = useWhat(handover)
  const { id, abilities, note } = handover
  return (
    <div className="day-handover">
      <Row
        first={<What handover={handover} />}
        second={
          <>
            {sayOf(`part.${handover.part}`)}
            <Dot />
            {say('handover.from', { name: handover.fromName })}
            <Dot />
            {saying.moment(handover.offeredAt)}
          </>
        }
      />
      {note && <p className="day-note">{note}</p>}
      <div className="day-answer">
        {abilities.acceptHandover && (
          <button
            type="button"
            className="cv-act"
            aria-label={say('handover.acceptWhich', { name })}
            disabled={doing.busy}
            onClick={() => doing.acceptHandover(id)}
          >
            {say('handover.accept')}
          </button>
        )}
        {abilities.returnHandover && (
          <button
            type="button"
            className="cv-act"
            aria-label={say('handover.returnWhich', { name })}
            onClick={() => open('returnHandover', id)}
          >
            {say('handover.return')}
          </button>
        )}
      </div>
    </div>
  )
}

function OutgoingRow({ handover }: { handover: Handover }) {
  const say = useWords(dayWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const name = useWhat(handover)
  const withdraw = useAct(withdrawHandoverEndpoint, {
    words: organisationWords,
    refresh: ['handovers', 'commitments'],
    done: say('handover.withdrawn'),
  })
  return (
    <>
      <Row
        first={<What handover={handover} />}
        second={
          <>
            {say('handover.to', { name: handover.toName })}
            <Dot />
            {sayOf(`part.${handover.part}`)}
            <Dot />
            {saying.moment(handover.offeredAt)}
          </>
        }
        side={
          handover.abilities.withdrawHandover && (
            <button
              type="button"
              className="cv-act"
              aria-label={say('handover.withdrawWhich', { name })}
              disabled={withdraw.busy}
              onClick={() => void withdraw.run({ params: { id: handover.id } })}
            >
              {say('handover.withdraw')}
            </button>
          )
        }
      />
      <ActNote act={withdraw} />
    </>
  )
}
