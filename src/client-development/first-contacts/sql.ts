import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { z } from 'zod'
import { namesOf } from '#organisation/index.ts'
import type { FirstContact } from './contract.ts'

export async function hasContacts(tx: Tx, leadId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('first_contact')
    .select('id')
    .where('subject_id', '=', leadId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether anything of the firm was presented to the lead so far. */
export async function hasPresented(tx: Tx, leadId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('first_contact')
    .select('id')
    .where('subject_id', '=', leadId)
    .where(sql<boolean>`cardinality(presented) > 0`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Those of the introductions that may not be presented: unknown, archived or not approved. */
export async function notApproved(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('introduction')
    .select('id')
    .where('id', 'in', ids)
    .where('approved_at', 'is not', null)
    .where('archived_at', 'is', null)
    .execute()
  return new Set(ids).difference(new Set(rows.map((row) => row.id)))
}

/** All talks with a lead, newest first. */
export async function contactsOf(tx: Tx, leadId: string): Promise<z.input<typeof FirstContact>[]> {
  const rows = await tx
    .selectFrom('first_contact')
    .selectAll()
    .where('subject_id', '=', leadId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const name = await namesOf(
    tx,
    rows.map((row) => row.recorded_by),
  )
  const titles = await titlesOf(
    tx,
    rows.flatMap((row) => row.presented),
  )
  return rows.map((row) => ({
    id: row.id,
    way: row.way as z.input<typeof FirstContact>['way'],
    reached: row.reached,
    need: row.need,
    needClear: row.need_clear,
    urgency: row.urgency as z.input<typeof FirstContact>['urgency'],
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    presented: row.presented.map((id) => ({ id, title: titles.get(id) ?? '' })),
    notPresented: row.not_presented,
    note: row.note,
    at: row.at.toISOString(),
    recordedBy: name(row.recorded_by),
    recordedAt: row.recorded_at.toISOString(),
  }))
}

async function titlesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('introduction')
    .select(['id', 'title'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}
