import './approvals.css'
import { Button } from 'antd'
import { useMe } from '#organisation/web/index.ts'
import { EmptyPage, PageHead, Section, Trouble, useWords, Waiting } from '#ui/index.ts'
import { useCommitments, useHandovers } from '../reading.ts'
import { AdviceCard } from './advice-card.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { EscalationCard } from './escalation-card.tsx'
import { HandoverCard } from './handover-card.tsx'
import { IntroductionCard } from './introduction-card.tsx'
import { useUnapproved } from './reading.ts'
import { approvalWords } from './words.ts'

/** Everything that waits for my yes or no, each answered in place; it owns nothing. */
export default function ApprovalsPage() {
  const say = useWords(approvalWords)
  const rights = useMe().data?.rights ?? []
  const incoming = useHandovers('in')
  const escalated = useCommitments('escalated')
  const mine = useCommitments('mine')
  const introductions = useUnapproved(rights.includes('approveIntroduction'))
  const handovers = incoming.data?.items ?? []
  const conflicts = rights.includes('decideConflictOfLead')
    ? (mine.items ?? []).filter(({ clause, status }) => clause === 'G4' && status === 'open')
    : []
  const advice = (mine.items ?? []).filter(
    ({ clause, status }) => clause === 'M3.approval' && status === 'open',
  )
  const escalations = escalated.items ?? []
  const count = [handovers, escalations, introductions, conflicts, advice].flat().length
  const read = incoming.data && escalated.items && mine.items
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
        {escalations.length > 0 && (
          <Section title={say('escalations')} count={escalations.length}>
            {escalations.map((one) => (
              <EscalationCard key={one.id} commitment={one} />
            ))}
            {escalated.hasMore && <Button onClick={escalated.more}>{say('more')}</Button>}
          </Section>
        )}
        {handovers.length > 0 && (
          <Section title={say('handovers')} count={handovers.length}>
            {handovers.map((one) => (
              <HandoverCard key={one.id} handover={one} />
            ))}
          </Section>
        )}
        {conflicts.length > 0 && (
          <Section title={say('conflicts')} count={conflicts.length}>
            {conflicts.map((one) => (
              <ConflictCard key={one.id} commitment={one} />
            ))}
          </Section>
        )}
        {advice.length > 0 && (
          <Section title={say('advice')} count={advice.length}>
            {advice.map((one) => (
              <AdviceCard key={one.id} commitment={one} />
            ))}
          </Section>
        )}
        {introductions.length > 0 && (
          <Section title={say('introductions')} count={introductions.length}>
            {introductions.map((one) => (
              <IntroductionCard key={one.id} introduction={one} />
            ))}
          </Section>
        )}
      </div>
    </>
  )
}
