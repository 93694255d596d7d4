import type { z } from 'zod'
import type { OwnedSheet } from '#forms/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { namesOf } from '#organisation/index.ts'
import { feesOf, milestonesOf } from '../plan.ts'
import type { NeedsAssessment } from './contract.ts'

/** All assessments of a lead, newest first, each with its answers among the lead's. */
export async function assessmentsOf(
  tx: Tx,
  leadId: string,
  sheets: OwnedSheet[],
): Promise<z.input<typeof NeedsAssessment>[]> {
  const rows = await tx
    .selectFrom('needs_assessment')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('assessed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const name = await namesOf(
    tx,
    rows.map((row) => row.assessed_by),
  )
  return rows.map((row) => ({
    id: row.id,
    facts: row.facts,
    legalBasis: row.legal_basis,
    risks: row.risks,
    prospects: row.prospects,
    missingDocuments: row.missing_documents,
    advice: row.advice,
    worthTaking: row.worth_taking,
    plan: row.plan,
    milestones: milestonesOf(row.milestones),
    feeEstimate: row.fee_estimate ? feesOf(row.fee_estimate) : null,
    answers: sheets.filter((sheet) => sheet.aboutId === row.id),
    assessedBy: name(row.assessed_by),
    assessedAt: row.assessed_at.toISOString(),
  }))
}

/** Whether the lawyers would take it, by the latest assessment. */
export async function isWorthTaking(tx: Tx, leadId: string): Promise<boolean> {
  const latest = await tx
    .selectFrom('needs_assessment')
    .select('worth_taking')
    .where('subject_id', '=', leadId)
    .orderBy('assessed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.worth_taking ?? false
}
