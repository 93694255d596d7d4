import { abilitiesOf, type PolicyTable, type Work } from '#access/index.ts'
import { sheetsOf } from '#forms/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { mayOfferHandover } from '#organisation/index.ts'
import { cameByOf } from '../came-by.ts'
import { feedbackPolicy } from '../feedback/policy.ts'
import { planPolicy } from '../plans/policy.ts'
import { progressPolicy } from '../progress/policy.ts'
import { abilitiesIn, loadEngagementStanding } from '../see-engagement.ts'
import type { Standing } from '../standing.ts'
import { talkPolicy } from '../talks/policy.ts'
import type { Engagement, EngagementStage, EngagementSummary } from './contract.ts'
import { engagementPolicy } from './policy.ts'
import {
  countOpen,
  selectActs,
  selectConflict,
  type selectEngagements,
  selectLawyers,
  selectParties,
  selectSummary,
} from './sql.ts'

/** All that can be done about an engagement, from this and the other slices. */
const everyPolicy: PolicyTable<Standing> = {
  ...engagementPolicy,
  ...planPolicy,
  ...progressPolicy,
  ...talkPolicy,
  receiveFeedback: feedbackPolicy['receiveFeedback'] as PolicyTable<Standing>[string],
}

type Row = Awaited<ReturnType<typeof selectEngagements>>[number]

export const presentSummary = (row: Row): EngagementSummary => ({
  id: row.id,
  clientId: row.clientId,
  clientName: row.clientName,
  number: row.number,
  title: row.title,
  practiceArea: row.practiceArea as EngagementSummary['practiceArea'],
  kind: row.kind as EngagementSummary['kind'],
  stage: row.stage as EngagementStage,
  departmentId: row.departmentId,
  departmentName: row.departmentName,
  departmentNameEn: row.departmentNameEn,
  leadLawyerId: row.leadLawyerId,
  leadLawyerName: row.leadLawyerName,
  openedAt: row.openedAt.toISOString(),
  nextDueAt: row.nextDueAt?.toISOString() ?? null,
})

/** An engagement as the actor sees it, with what they may do about it now. */
export async function presentEngagement(work: Work, id: string): Promise<Engagement> {
  const { tx } = work
  const [row, parties, lawyers, acts, conflict, answers, openNow] = await Promise.all([
    selectSummary(tx, id),
    selectParties(tx, id),
    selectLawyers(tx, id),
    selectActs(tx, id),
    selectConflict(tx, id),
    sheetsOf(tx, id),
    countOpen(tx, id),
  ])
  if (!row) throw notFound()
  const [standing, cameBy] = await Promise.all([
    loadEngagementStanding(tx, id, row.clientId),
    cameByOf(tx, row.origin),
  ])
  if (!standing) throw notFound()
  return {
    ...presentSummary(row),
    ...presentContract(row),
    cameBy,
    conflict: {
      decidedAt: row.conflict_decided_at?.toISOString() ?? null,
      outcome: conflict ? (conflict.outcome as 'clear') : row.conflict_decided_at ? 'clear' : null,
      stale:
        row.parties_changed_at !== null &&
        (row.conflict_decided_at === null || row.parties_changed_at > row.conflict_decided_at),
    },
    parties: parties as Engagement['parties'],
    lawyers: lawyers as Engagement['lawyers'],
    acts: acts.map((act) => ({
      id: act.id,
      act: act.act as Engagement['acts'][number]['act'],
      details: act.details as Record<string, unknown>,
      by: act.by_id && act.byName ? { id: act.by_id, name: act.byName } : null,
      at: act.at.toISOString(),
    })),
    answers,
    open: openNow,
    version: row.version,
    abilities: {
      ...abilitiesIn(abilitiesOf(everyPolicy, work.actor, standing), row.stage as EngagementStage),
      offerHandover: mayOfferHandover(
        work.actor,
        lawyers.map(({ id: personId, part }) => ({ personId, part })),
        row.departmentId,
      ),
    },
  }
}

function presentContract(row: NonNullable<Awaited<ReturnType<typeof selectSummary>>>) {
  return {
    scope: row.scope,
    feeKind: row.fee_kind as Engagement['feeKind'],
    feeAmount: row.fee_amount,
    feeTerms: row.fee_terms,
    amountInDispute: row.amount_in_dispute,
    claimKinds: row.claim_kinds as Engagement['claimKinds'],
    termFrom: row.term_from,
    termTo: row.term_to,
    signedOn: row.signed_on,
    signedFileId: row.signed_file_id,
    startedAt: row.started_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome as Engagement['outcome'],
    termsDisclosedAt: row.terms_disclosed_at?.toISOString() ?? null,
    feesConfirmedAt: row.fees_confirmed_at?.toISOString() ?? null,
    leadId: row.lead_id,
    opportunityId: row.opportunity_id,
  }
}
