import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { DB, Tx } from '#platform/db/database.ts'
import { namesOf } from '#organisation/index.ts'
import { asSystem, type Work } from '#access/index.ts'
import { type ClaimKind, feesOf, milestonesOf } from '../plan.ts'
import type { Contentment, Proposal } from './contract.ts'

type ContentmentRow = Selectable<DB['contentment']>
type Name = Awaited<ReturnType<typeof namesOf>>

/** The version on the table. */
export const currentProposal = (tx: Tx, leadId: string) =>
  tx
    .selectFrom('proposal')
    .selectAll()
    .where('subject_id', '=', leadId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()

/** What the lead last said of plan and fees of a version; null: not asked. */
export async function contentWith(
  tx: Tx,
  proposalId: string,
): Promise<{ plan: boolean | null; fees: boolean | null }> {
  const rows = await tx
    .selectFrom('contentment')
    .distinctOn('about')
    .select(['about', 'content'])
    .where('proposal_id', '=', proposalId)
    .orderBy('about')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const said = (about: string) => rows.find((row) => row.about === about)?.content ?? null
  return { plan: said('plan'), fees: said('fees') }
}

/** How many doubts about a version wait for the lawyer: not answered, and not gone by themselves. */
export async function countOpenDoubts(tx: Tx, proposalId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('contentment as doubt')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('doubt.proposal_id', '=', proposalId)
    .where('doubt.content', '=', false)
    .where('doubt.answer', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contentment as later')
            .select('later.id')
            .where('later.proposal_id', '=', proposalId)
            .where('later.content', '=', true)
            .whereRef('later.about', '=', 'doubt.about')
            .whereRef('later.recorded_at', '>', 'doubt.recorded_at'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return count
}

/** All versions offered to a lead with what was said of each, newest first. */
export async function proposalsOf(tx: Tx, leadId: string): Promise<z.input<typeof Proposal>[]> {
  const rows = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('number', 'desc')
    .execute()
  if (rows.length === 0) return []
  const said = await tx
    .selectFrom('contentment')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const people = said.flatMap((row) => [row.recorded_by, row.answered_by])
  const name = await namesOf(tx, [...rows.map((row) => row.offered_by), ...people])
  return rows.map((row) => {
    const ofThis = said.filter((one) => one.proposal_id === row.id)
    const last = (about: string) => ofThis.find((one) => one.about === about)?.content ?? null
    return {
      id: row.id,
      number: row.number,
      plan: row.plan,
      scope: row.scope,
      milestones: milestonesOf(row.milestones),
      fees: feesOf(row.fees),
      validUntil: row.valid_until,
      note: row.note,
      offeredBy: name(row.offered_by),
      offeredAt: row.offered_at.toISOString(),
      current: row.superseded_at === null,
      planContent: last('plan'),
      feesContent: last('fees'),
      contentment: ofThis.map((one) => contentmentOf(one, name)),
    }
  })
}

const contentmentOf = (row: ContentmentRow, name: Name): z.input<typeof Contentment> => ({
  id: row.id,
  about: row.about as 'plan' | 'fees',
  content: row.content,
  doubt: row.doubt,
  saidBy: row.said_by,
  way: row.way as z.input<typeof Contentment>['way'],
  recordedBy: name(row.recorded_by),
  recordedAt: row.recorded_at.toISOString(),
  answer: row.answer,
  answeredBy: name(row.answered_by),
  answeredAt: row.answered_at?.toISOString() ?? null,
})

/** What is claimed, as the proposal says. Whoever signs the contract need not see the lead. */
export function claimKindsOf(work: Work, proposalId: string): Promise<ClaimKind[]> {
  return asSystem(work, async (tx) => {
    const proposal = await tx
      .selectFrom('proposal')
      .select('fees')
      .where('id', '=', proposalId)
      .executeTakeFirst()
    return proposal ? feesOf(proposal.fees).claimKinds : []
  })
}
