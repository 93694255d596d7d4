import { customValuesOf } from '#forms/index.ts'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { LeadCard } from './contract.ts'

/** Characters of the need on a card. */
const excerptLength = 120

const dueOrNull = sql<Date | null>`nullif(d.next_due_at, 'infinity')`

type Row = Awaited<ReturnType<typeof readRows>>[number]

const readRows = (tx: Tx, ids: string[]) =>
  tx
    .selectFrom('lead as l')
    .innerJoin('lead_due as d', 'd.id', 'l.id')
    .leftJoin('channel', 'channel.id', 'l.channel_id')
    .leftJoin('campaign', 'campaign.id', 'l.campaign_id')
    .leftJoin('department', 'department.id', 'l.department_id')
    .leftJoin('person as specialist', 'specialist.id', 'l.specialist_id')
    .leftJoin('person as assessor', 'assessor.id', 'l.assessor_id')
    // Not seen, not named.
    .leftJoin('client as referrer', 'referrer.id', 'l.referrer_client_id')
    .select([
      'l.id',
      'l.name',
      'l.contact_name',
      'l.organisation',
      'l.phone',
      sql<string>`left(l.need, ${excerptLength})`.as('need'),
      'l.practice_area',
      'l.urgency',
      'l.stage',
      'l.estimated_amount',
      'l.region',
      'l.channel_id',
      'l.campaign_id',
      'l.referrer_name',
      'l.referrer_client_id',
      'l.department_id',
      'l.specialist_id',
      'l.assessor_id',
      'l.received_on',
      'l.created_at',
      'l.last_activity_at',
      'l.snoozed_until',
      'l.next_step',
      'l.next_step_on',
      dueOrNull.as('next_due_at'),
      'l.version',
      'channel.name as channel_name',
      'channel.name_en as channel_name_en',
      'campaign.name as campaign_name',
      'department.name as department_name',
      'department.name_en as department_name_en',
      'specialist.name as specialist_name',
      'assessor.name as assessor_name',
      'referrer.id as referrer_id',
      'referrer.name as referrer_client_name',
    ])
    // One value, not two hundred: the statement stays as short as it is for one lead.
    .where('l.id', '=', sql<string>`any(${ids})`)
    .execute()

/** Cards of leads in the order of their ids, read under the actor's policy; with these of the firm's own fields. */
export async function readCards(
  tx: Tx,
  ids: string[],
  fields?: readonly string[],
): Promise<LeadCard[]> {
  if (ids.length === 0) return []
  const rows = await readRows(tx, ids)
  const custom = await customValuesOf(tx, 'lead', ids, fields)
  const cards = new Map(
    rows.map((row) => [
      row.id,
      { ...cardOf(row), ...(fields ? { custom: custom.get(row.id) ?? {} } : {}) },
    ]),
  )
  return ids.flatMap((id) => cards.get(id) ?? [])
}

const named = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? '' }

const inBoth = (id: string | null, name: string | null, nameEn: string | null) =>
  id === null ? null : { id, name: name ?? '', nameEn }

const cardOf = (row: Row): LeadCard => ({
  id: row.id,
  name: row.name,
  contactName: row.contact_name,
  organisation: row.organisation,
  phone: row.phone,
  need: row.need,
  practiceArea: row.practice_area as LeadCard['practiceArea'],
  urgency: row.urgency as LeadCard['urgency'],
  stage: row.stage as LeadCard['stage'],
  estimatedAmount: row.estimated_amount,
  region: row.region,
  channel: inBoth(row.channel_id, row.channel_name, row.channel_name_en),
  campaign: named(row.campaign_id, row.campaign_name),
  // Who is behind a wall is named by nothing that was typed beside the link either.
  referrerName: row.referrer_client_id && !row.referrer_id ? null : row.referrer_name,
  referrerClient: named(row.referrer_id, row.referrer_client_name),
  department: inBoth(row.department_id, row.department_name, row.department_name_en),
  specialist: named(row.specialist_id, row.specialist_name),
  assessor: named(row.assessor_id, row.assessor_name),
  receivedOn: row.received_on,
  createdAt: row.created_at.toISOString(),
  lastActivityAt: row.last_activity_at.toISOString(),
  snoozedUntil: row.snoozed_until,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
  nextDueAt: row.next_due_at?.toISOString() ?? null,
  version: row.version,
})
