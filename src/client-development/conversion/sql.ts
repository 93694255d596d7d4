import type { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { namesOf } from '#organisation/index.ts'
import type { LeadRow } from '../leads/index.ts'
import { contentWith, currentProposal } from '../proposals/index.ts'
import type { ConflictDecision, Identification } from './contract.ts'
import { type ConversionFacts, isStale, notSearched } from './rules.ts'

const latestDecision = (tx: Tx, leadId: string) =>
  tx
    .selectFrom('lead_conflict_decision')
    .select(['outcome', 'decided_at as decidedAt', 'parties'])
    .where('subject_id', '=', leadId)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const latestIdentification = (tx: Tx, leadId: string) =>
  tx
    .selectFrom('identification')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('verified_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What the rules of conversion look at, and the records behind it. */
export async function conversionFacts(tx: Tx, lead: LeadRow, today: string) {
  const conflict = (await latestDecision(tx, lead.id)) ?? null
  const identification = await latestIdentification(tx, lead.id)
  const proposal = await currentProposal(tx, lead.id)
  const said = proposal ? await contentWith(tx, proposal.id) : { plan: null, fees: null }
  const facts: ConversionFacts = {
    need: lead.need,
    partiesChangedAt: lead.parties_changed_at,
    conflict,
    unsearched: conflict ? notSearched(conflict.parties, lead, identification?.name ?? null) : [],
    identified: identification !== undefined,
    proposed: proposal !== undefined,
    expired: proposal !== undefined && proposal.valid_until < today,
    planContent: said.plan,
    feesContent: said.fees,
  }
  return { facts, conflict, identification, proposal }
}

/** How the lead became a client. */
export async function conversionOf(tx: Tx, leadId: string) {
  const row = await tx
    .selectFrom('conversion')
    .select(['client_id', 'engagement_id', 'converted_at'])
    .where('subject_id', '=', leadId)
    .executeTakeFirst()
  return row
    ? {
        clientId: row.client_id,
        engagementId: row.engagement_id,
        convertedAt: row.converted_at.toISOString(),
      }
    : null
}

/** Conflict decisions on a lead, newest first. */
export async function conflictDecisionsOf(
  tx: Tx,
  lead: LeadRow,
): Promise<z.input<typeof ConflictDecision>[]> {
  const rows = await tx
    .selectFrom('lead_conflict_decision')
    .selectAll()
    .where('subject_id', '=', lead.id)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const identified = (await latestIdentification(tx, lead.id))?.name ?? null
  const name = await namesOf(
    tx,
    rows.map((row) => row.decided_by),
  )
  return rows.map((row) => ({
    id: row.id,
    outcome: row.outcome as z.input<typeof ConflictDecision>['outcome'],
    parties: row.parties,
    reason: row.reason,
    checkId: row.check_id,
    decidedBy: name(row.decided_by),
    decidedAt: row.decided_at.toISOString(),
    stale:
      isStale(row.decided_at, lead.parties_changed_at) ||
      notSearched(row.parties, lead, identified).length > 0,
  }))
}

/** Identifications of a lead, newest first; numbers only by their end. */
export async function identificationsOf(
  tx: Tx,
  leadId: string,
): Promise<z.input<typeof Identification>[]> {
  const rows = await tx
    .selectFrom('identification')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('verified_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const name = await namesOf(
    tx,
    rows.map((row) => row.verified_by),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as z.input<typeof Identification>['kind'],
    documentKind: row.document_kind as z.input<typeof Identification>['documentKind'],
    number: row.document_number.slice(-4).padStart(row.document_number.length, '*'),
    name: row.name,
    verifiedHow: row.verified_how as z.input<typeof Identification>['verifiedHow'],
    note: row.note,
    verifiedBy: name(row.verified_by),
    verifiedAt: row.verified_at.toISOString(),
  }))
}
