import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { Day, Id, Money, MoneyOut, anyText, text } from '#platform/http/fields.ts'
import { said } from './fields.ts'

/** A step of a service plan: what, by whom, by when. */
export const Milestone = z.strictObject({
  title: toClient(said(200)),
  responsibleId: Id,
  dueOn: Day,
  note: toClient(anyText(2000)).default(''),
})
export type Milestone = z.infer<typeof Milestone>
export const Milestones = z.array(Milestone).max(100)

export const FeeKind = z.enum(['hourly', 'fixed', 'contingency', 'mixed'])

/** What is claimed, as far as the law on contingency fees asks for it; a union of the rule's own words. */
export const ClaimKind = z.enum([
  'criminal_defence',
  'state_compensation',
  'group_litigation',
  'marriage',
  'inheritance',
  'social_insurance',
  'minimum_subsistence',
  'support_or_alimony',
  'pension_or_relief',
  'work_injury',
  'wages',
  'none_of_these',
])
export type ClaimKind = z.infer<typeof ClaimKind>

/** An estimate or an offer; `low` and `high` in yuan, with an hourly fee in yuan an hour. */
export const Fees = z
  .strictObject({
    kind: FeeKind,
    low: Money,
    high: Money,
    basis: toClient(text(5000)),
    /** With a contingency part: what is claimed. */
    claimKinds: z.array(ClaimKind).max(12).default([]),
  })
  .refine((fees) => Number(fees.low) <= Number(fees.high), { path: ['high'], error: 'below_low' })
export type Fees = z.infer<typeof Fees>

export const MilestoneOut = z.object({
  title: z.string(),
  responsibleId: Id,
  dueOn: Day,
  note: z.string(),
})
export const FeesOut = z.object({
  kind: FeeKind,
  low: MoneyOut,
  high: MoneyOut,
  basis: z.string(),
  claimKinds: z.array(ClaimKind),
})

/** Milestones as events and tables hold them. */
export const milestoneRows = (milestones: Milestone[]) =>
  milestones.map((milestone) => ({
    title: milestone.title,
    responsible_id: milestone.responsibleId,
    due_on: milestone.dueOn,
    note: milestone.note,
  }))
export type MilestoneRow = ReturnType<typeof milestoneRows>[number]
export const milestonesOf = (rows: unknown): z.infer<typeof MilestoneOut>[] =>
  (rows as MilestoneRow[]).map((row) => ({
    title: row.title,
    responsibleId: row.responsible_id,
    dueOn: row.due_on,
    note: row.note,
  }))

export const feesRow = (fees: Fees) => ({
  kind: fees.kind,
  low: fees.low,
  high: fees.high,
  basis: fees.basis,
  claim_kinds: fees.claimKinds,
})
export type FeesRow = ReturnType<typeof feesRow>
export const feesOf = (row: unknown): z.infer<typeof FeesOut> => {
  const { claim_kinds: claimKinds, ...rest } = row as FeesRow
  return { ...rest, claimKinds }
}
