import { useMemo } from 'react'
import { type CommitmentView, listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { shareOf, standingOf } from '#charter/web/index.ts'
import {
  Act,
  Dot,
  type HeroAct,
  HeroPromise,
  type Promised,
  Row,
  Section,
  SlaChip,
  useLanguage,
  useSaying,
  useWords,
  useRows,
  useThing,
} from '#ui/index.ts'
import { type LeadView, readConversion } from '../../contract.ts'
import { leadActs } from '../acts/acts.ts'
import { type ThingAct, useActPanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { supplies } from './conversion-checks.tsx'
import { pageWords } from './words.ts'

/** The act that keeps a promise, by code of the clause. */
const keepings: Record<string, string> = {
  D1: 'screenLead',
  'D1.assign': 'assignLead',
  D2: 'recordFirstContact',
  'D2.next': 'recordFirstContact',
  D3: 'assessNeeds',
  'D4.proposal': 'offerProposal',
  D4: 'recordContentment',
  'D4.doubt': 'answerDoubt',
  'D4.doubt_followed': 'recordContentment',
  G4: 'decideConflictOfLead',
  'O1a.origination': 'decideOrigination',
}

/**
 * What is owed to a lead: first what I owe, then what I may do, each by the day it is due; what rests
 * comes last.
 */
export function useLeadPromises(lead: LeadView, me: string | undefined) {
  const { rows } = useRows(listCommitmentsEndpoint, ['commitments'], {
    query: { box: 'subject', subject: lead.id },
  })
  return useMemo(() => {
    const nearness = (one: CommitmentView) =>
      one.owner.id === me ? 0 : keepingAct(lead, one) ? 1 : 2
    const place = (one: CommitmentView) =>
      ['open', 'paused', 'scheduled'].indexOf(one.status) * 3 + nearness(one)
    return rows?.toSorted((one, other) => place(one) - place(other))
  }, [rows, lead, me])
}

/** The act that keeps the promise, where the viewer may do it now. */
export function keepingAct(
  lead: LeadView,
  promise: CommitmentView,
  onwards?: string,
): ThingAct<LeadView> | undefined {
  const key = (promise.clause === 'D4' && onwards) || keepings[promise.clause]
  const act = leadActs.find((one) => one.key === key)
  return act?.allowed(lead) ? act : undefined
}

/**
 * What leads to conversion once plan and fees are agreed: what it still lacks and, when all is there,
 * the conversion itself.
 */
function useOnwards(lead: LeadView): string | undefined {
  const { data } = useThing(
    readConversion,
    [lead.id],
    { params: { id: lead.id } },
    { enabled: lead.stage === 'proposed' },
  )
  if (data?.ready) return 'convertLead'
  const current = lead.proposals.find((one) => one.current)
  if (!current?.planContent || !current.feesContent) return undefined
  return data?.checks
    .filter((check) => !check.done)
    .map((check) => supplies[check.point][0])
    .find((key) => leadActs.find((act) => act.key === key)?.allowed(lead))
}

/** The next promise of the page with the one act that keeps it. */
export function NextPromise({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const language = useLanguage()
  const saying = useSaying()
  const panel = useActPanel()
  const me = useMe()
  const promises = useLeadPromises(lead, me?.personId)
  const onwards = useOnwards(lead)
  if (!promises) return null
  const [next, ...others] = promises
  if (!next)
    return (
      <HeroPromise
        promise={null}
        next={onwards === 'convertLead' ? say('hero.ready') : undefined}
      />
    )
  const title = (one: CommitmentView) => (language === 'en' ? one.title.en : one.title.zh)
  const heroAct = (act: ThingAct<LeadView> | undefined): HeroAct | undefined =>
    act && { label: act.label(lead), onClick: () => panel.open(act.key) }
  const act = keepingAct(lead, next, onwards)
  const rest = leadActs.find((one) => one.key === (lead.snoozedUntil ? 'wakeLead' : 'snoozeLead'))
  const promise: Promised = {
    clause: next.provision,
    what: say('hero.what', { title: title(next), name: lead.contactName ?? lead.name }),
    why: <Why one={next} lead={lead} />,
    state: standingOf(next),
    due: next.dueAt,
    act: heroAct(act),
    second: act?.key === 'recordFirstContact' && rest?.allowed(lead) ? heroAct(rest) : undefined,
    line: {
      from: say('hero.from', { time: saying.moment(next.opensAt, true) }),
      until: say('hero.until', { time: saying.moment(next.dueAt, true) }),
      share: shareOf(next, saying.now),
    },
  }
  if (others.length > 0) {
    const titles = others.slice(0, 3).map(title).join(say('mark'))
    promise.more = (
      <span className="cv-second">{say('hero.others', { count: others.length, titles })}</span>
    )
  }
  return <HeroPromise promise={promise} />
}

/** An event that paused it says nothing by its name: the lead knows why it rests. */
const pausedWhy = ({ pauseReason }: CommitmentView, lead: LeadView) =>
  pauseReason === 'lead.snoozed'
    ? lead.turns.find((turn) => turn.kind === 'snooze')?.reason
    : pauseReason

function Why({ one, lead }: { one: CommitmentView; lead: LeadView }) {
  const say = useWords(pageWords)
  const language = useLanguage()
  return (
    <>
      {language === 'en' ? `${one.duty.en} ` : one.duty.zh}
      {say('hero.owner', { name: one.owner.name })}
      {one.escalatedTo && (
        <>
          <Dot />
          {say('hero.escalated', { name: one.escalatedTo.name })}
        </>
      )}
      {pausedWhy(one, lead) && (
        <>
          <Dot />
          {pausedWhy(one, lead)}
        </>
      )}
    </>
  )
}

/** Everything owed to the lead after the next promise, each with its act. */
export function PromiseList({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const language = useLanguage()
  const panel = useActPanel()
  const me = useMe()
  const promises = useLeadPromises(lead, me?.personId)
  const onwards = useOnwards(lead)
  const others = promises?.slice(1) ?? []
  if (others.length === 0) return null
  return (
    <Section title={say('promises')} count={others.length}>
      {others.map((one) => {
        const act = keepingAct(lead, one, onwards)
        return (
          <Row
            key={one.id}
            lead={
              <SlaChip
                state={standingOf(one)}
                due={one.dueAt}
                words={one.status === 'paused' ? say('paused') : undefined}
              />
            }
            first={language === 'en' ? one.title.en : one.title.zh}
            second={
              <>
                {one.provision}
                <Dot />
                {one.owner.name}
              </>
            }
            side={act && <Act onClick={() => panel.open(act.key)}>{act.label(lead)}</Act>}
          />
        )
      })}
    </Section>
  )
}
