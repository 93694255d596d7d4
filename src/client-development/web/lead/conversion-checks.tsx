import { Act, Icon, Section, useSaying, useWords, useThing } from '#ui/index.ts'
import { type LeadView, readConversion } from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { pageWords } from './words.ts'

/** What supplies each point: the act, and what it is about. */
export const supplies = {
  need: ['recordFirstContact'],
  conflict: ['decideConflictOfLead'],
  identification: ['identifyLead'],
  proposal: ['offerProposal'],
  plan: ['recordContentment', 'plan'],
  fees: ['recordContentment', 'fees'],
} as const

/** What conversion still lacks, each point with the act that supplies it. */
export function ConversionChecks({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const panel = useActPanel()
  const convert = leadActs.find((act) => act.key === 'convertLead')
  const onItsWay = ['contacted', 'assessed', 'proposed'].includes(lead.stage)
  const { data } = useThing(
    readConversion,
    [lead.id],
    { params: { id: lead.id } },
    { enabled: onItsWay },
  )
  if (!onItsWay || !data) return null
  return (
    <Section
      title={say('checks.title')}
      count={say('checks.done', {
        done: data.checks.filter((one) => one.done).length,
        all: data.checks.length,
      })}
      acts={
        data.ready &&
        convert?.allowed(lead) && (
          <Act onClick={() => panel.open('convertLead')}>{convert.label(lead)}</Act>
        )
      }
    >
      <ul className="ld-checks">
        {data.checks.map((check) => (
          <Check key={check.point} check={check} lead={lead} />
        ))}
      </ul>
    </Section>
  )
}

type Point = keyof typeof supplies
interface CheckLine {
  point: Point
  done: boolean
  problem: 'need_missing' | null | string
}

function Check({ check, lead }: { check: CheckLine; lead: LeadView }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const panel = useActPanel()
  const [key, about] = supplies[check.point]
  const act = leadActs.find((one) => one.key === key)
  return (
    <li className={check.done ? 'is-done' : ''}>
      <Icon name={check.done ? 'kept' : 'clock'} />
      <span>
        {say(`checks.point.${check.point}`)}
        <small className="cv-meta">
          {check.problem ? (
            sayLead(`refusal.${check.problem as 'need_missing'}`)
          ) : (
            <Proof point={check.point} lead={lead} />
          )}
        </small>
      </span>
      {act?.allowed(lead) && !check.done && (
        <Act onClick={() => panel.open(act.key, about)}>{act.label(lead)}</Act>
      )}
    </li>
  )
}

/** Who settled the point, and how. */
function Proof({ point, lead }: { point: Point; lead: LeadView }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const decision = lead.conflictDecisions[0]
  const document = lead.identifications[0]
  if (point === 'conflict' && decision) {
    return say('checks.conflict', {
      outcome: sayLead(`conflict.${decision.outcome}`),
      name: decision.decidedBy?.name ?? '',
      time: saying.moment(decision.decidedAt, true),
    })
  }
  if (point === 'identification' && document) {
    return say('checks.identification', {
      document: sayLead(`documentKind.${document.documentKind}`),
      number: document.number,
      how: sayLead(`verifiedHow.${document.verifiedHow}`),
    })
  }
  return say('checks.there')
}
