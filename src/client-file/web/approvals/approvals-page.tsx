import './approvals.css'
import { Button } from 'antd'
import type { ComponentType, ReactNode } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useMe } from '#organisation/web/index.ts'
import { EmptyPage, PageHead, Section, Trouble, useWords, Waiting } from '#ui/index.ts'
import { useCommitments, useDecisionCount, useHandovers } from '../reading.ts'
import { AdviceCard } from './advice-card.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { DraftCard } from './draft-card.tsx'
import { EngagementCard } from './engagement-card.tsx'
import { EscalationCard } from './escalation-card.tsx'
import { HandoverCard } from './handover-card.tsx'
import { IntroductionCard } from './introduction-card.tsx'
import { OriginationCard } from './origination-card.tsx'
import { useCharterDraft, useUnapproved } from './reading.ts'
import { approvalWords } from './words.ts'

/** What I owe to decide, by what is decided; what belongs to no other part is a check of conflicts. */
const parts = ['conflicts', 'originations', 'endings', 'qualities', 'advice'] as const
type Part = (typeof parts)[number]
const partOf: Record<string, Part> = {
  'O1a.origination': 'originations',
  R5: 'endings',
  R1: 'qualities',
  'M3.approval': 'advice',
}
const cards: Record<Part, ComponentType<{ commitment: CommitmentView }>> = {
  conflicts: ConflictCard,
  originations: OriginationCard,
  endings: EngagementCard,
  qualities: EngagementCard,
  advice: AdviceCard,
}

/** Everything that waits for my yes or no, each answered in place; it owns nothing. */
export default function ApprovalsPage() {
  const say = useWords(approvalWords)
  const rights = useMe().data?.rights ?? []
  const incoming = useHandovers('in')
  const escalated = useCommitments('escalated')
  const decided = useCommitments('decisions')
  const introductions = useUnapproved(rights.includes('approveIntroduction'))
  const drafts = useCharterDraft(rights.includes('publishCharter'))
  const known = useDecisionCount()
  const handovers = incoming.data?.items ?? []
  const escalations = escalated.items ?? []
  const decisions = decided.items ?? []
  const here = [handovers, escalations, decisions, introductions, drafts].flat().length
  const hasMore = escalated.hasMore || decided.hasMore
  // What stands here is counted here; only where there is more than was read the server knows how much.
  const count = hasMore ? Math.max(here, known ?? 0) : here
  const read = incoming.data && escalated.items && decided.items
  if (incoming.error && !incoming.data)
    return <Trouble error={incoming.error} onRetry={() => void incoming.refetch()} />
  return (
    <>
      <PageHead title={say('title')} aside={read && count > 0 && say('waiting', { count })} />
      <div className="ap-list">
        {!read && <Waiting />}
        {read && count === 0 && (
          <EmptyPage icon="check" title={say('nothing')}>
            {say('nothingWhy')}
          </EmptyPage>
        )}
        <Some
          title={say('escalations')}
          of={escalations}
          more={escalated.hasMore ? escalated.more : undefined}
        >
          {(one) => <EscalationCard key={one.id} commitment={one} />}
        </Some>
        <Some title={say('handovers')} of={handovers}>
          {(one) => <HandoverCard key={one.id} handover={one} />}
        </Some>
        {parts.map((part) => {
          const Decision = cards[part]
          return (
            <Some
              key={part}
              title={say(part)}
              of={decisions.filter(({ clause }) => (partOf[clause] ?? 'conflicts') === part)}
            >
              {(one) => <Decision key={one.id} commitment={one} />}
            </Some>
          )
        })}
        {decided.hasMore && <Button onClick={decided.more}>{say('more')}</Button>}
        <Some title={say('drafts')} of={drafts}>
          {(one) => <DraftCard key={one.number} draft={one} />}
        </Some>
        <Some title={say('introductions')} of={introductions}>
          {(one) => <IntroductionCard key={one.id} introduction={one} />}
        </Some>
      </div>
    </>
  )
}

/** One kind of decision with its cards; nothing where none waits. */
function Some<One>({
  title,
  of,
  more,
  children,
}: {
  title: string
  of: One[]
  /** Reads further ones, where there are. */
  more?: (() => void) | undefined
  children: (one: One) => ReactNode
}) {
  const say = useWords(approvalWords)
  if (of.length === 0) return null
  return (
    <Section title={title} count={of.length}>
      {of.map((one) => children(one))}
      {more && <Button onClick={more}>{say('more')}</Button>}
    </Section>
  )
}
