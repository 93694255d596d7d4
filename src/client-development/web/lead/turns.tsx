import { Dot, Section, useSaying, useWords } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { leadWords } from '../words.ts'
import { pageWords } from './words.ts'

type Turn = LeadView['turns'][number]

/** Screening, assignment and the turns of the road, with who decided and why. */
export function Turns({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  if (lead.turns.length === 0) return null
  return (
    <Section title={say('turns.title')}>
      {lead.turns.map((turn) => (
        <TurnLine key={turn.id} turn={turn} />
      ))}
    </Section>
  )
}

function TurnLine({ turn }: { turn: Turn }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const details = [
    turn.outcome && sayLead(`screening.${turn.outcome}`),
    turn.specialist?.name,
    turn.department && saying.name(turn.department),
    turn.byRule !== null && say('turns.byRule', { number: turn.byRule }),
    turn.until && saying.day(noonOf(turn.until)),
    reasonOf(turn, sayLead),
    turn.reason,
  ].filter(Boolean)
  return (
    <article className="ld-record">
      <p>
        <b>{sayLead(`turn.${turn.kind}`)}</b>
        {details.map((detail) => (
          <span key={String(detail)}>
            <Dot />
            {detail}
          </span>
        ))}
        <span className="cv-meta ld-when" title={saying.exactly(turn.madeAt)}>
          {turn.madeBy?.name ?? sayLead('system')} {saying.moment(turn.madeAt, true)}
        </span>
      </p>
    </article>
  )
}

function reasonOf(turn: Turn, say: (key: 'loss.fees' | 'disqualification.spam') => string) {
  if (!turn.reasonCode) return null
  const terms = turn.kind === 'loss' ? 'loss' : 'disqualification'
  if (turn.kind !== 'loss' && turn.kind !== 'disqualification') return null
  return say(`${terms}.${turn.reasonCode}` as 'loss.fees')
}
