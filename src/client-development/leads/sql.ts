import { type Selectable, sql, type Updateable } from 'kysely'
import { type NewEvent, personIdOf, type Work } from '#access/index.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import { uuidv7 } from '#platform/identifier.ts'

const columns = [
  'id',
  'name',
  'contact_name',
  'organisation',
  'phone',
  'mail',
  'wechat',
  'unified_social_credit_code',
  'region',
  'need',
  'practice_area',
  'urgency',
  'estimated_amount',
  'opponents',
  'channel_id',
  'campaign_id',
  'referrer_name',
  'referrer_client_id',
  'received_on',
  'stage',
  'snoozed_until',
  'department_id',
  'specialist_id',
  'assessor_id',
  'import_id',
  'opportunity_id',
  'client_id',
  'next_step',
  'next_step_on',
  'notice_version',
  'consented_at',
  'parties_changed_at',
  'created_by',
  'created_at',
  'last_activity_at',
  'version',
] as const

/** A lead as it stands, without the columns only searches need. */
export type LeadRow = Pick<Selectable<DB['lead']>, (typeof columns)[number]>
export type LeadChanges = Omit<Updateable<DB['lead']>, 'id' | 'version'>
export type TurnRow = Partial<Omit<Selectable<DB['lead_turn']>, 'id' | 'made_at' | 'made_by'>> & {
  subject_id: string
  kind: string
}

/** The lead as the actor sees it, or nothing. */
export const findLead = (tx: Tx, id: string): Promise<LeadRow | undefined> =>
  tx.selectFrom('lead').select(columns).where('id', '=', id).executeTakeFirst()

/** Those of the leads that the actor sees, locked in one order so that bulk acts never wait in a circle. */
export const lockLeads = (tx: Tx, ids: string[]): Promise<LeadRow[]> =>
  tx.selectFrom('lead').select(columns).where('id', 'in', ids).orderBy('id').forUpdate().execute()

/** Saves changes of one lead; its version goes up and its activity is now. */
export const saveLead = (work: Work, id: string, changes: LeadChanges): Promise<LeadRow> =>
  work.tx
    .updateTable('lead')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), last_activity_at: work.now }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** The same changes to many. */
export async function saveLeads(work: Work, ids: string[], changes: LeadChanges): Promise<void> {
  if (ids.length === 0) return
  await work.tx
    .updateTable('lead')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1), last_activity_at: work.now }))
    .where('id', 'in', ids)
    .execute()
}

/** Writes down turns of the road, made now by the actor. */
export async function addTurns(work: Work, turns: TurnRow[]): Promise<void> {
  if (turns.length === 0) return
  const made = { made_by: personIdOf(work.actor), made_at: work.now }
  await work.tx
    .insertInto('lead_turn')
    .values(turns.map((turn) => ({ ...turn, ...made, id: uuidv7() })))
    .execute()
}

/**
 * Makes one person the only one with this part in each of the leads.
 * @returns who took whose place, to be published: what was owed in the part passes along by it.
 */
export async function replaceMembers(
  work: Work,
  part: 'specialist' | 'assessor',
  members: { leadId: string; personId: string }[],
): Promise<NewEvent[]> {
  if (members.length === 0) return []
  await work.tx
    .insertInto('subject_member')
    .values(
      members.map(({ leadId, personId }) => ({
        subject_id: leadId,
        person_id: personId,
        part,
        since: work.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const replaced: NewEvent[] = []
  for (const [to_id, leadIds] of groupByPerson(members)) {
    const gone = await work.tx
      .deleteFrom('subject_member')
      .where('subject_id', 'in', leadIds)
      .where('part', '=', part)
      .where('person_id', '<>', to_id)
      .returning(['subject_id as id', 'person_id as from_id'])
      .execute()
    for (const { id, from_id } of gone) {
      const subject = { kind: 'lead' as const, id }
      replaced.push({ type: 'member.replaced', subject, data: { part, from_id, to_id } })
    }
  }
  return replaced
}

function groupByPerson(members: { leadId: string; personId: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { leadId, personId } of members) {
    groups.set(personId, [...(groups.get(personId) ?? []), leadId])
  }
  return groups
}

/** Gives leads to a department: its partners and head see them from now on. */
export async function placeInDepartment(
  tx: Tx,
  ids: string[],
  departmentId: string | null,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('subject')
    .set({ department_id: departmentId })
    .where('id', 'in', ids)
    .execute()
}

/** How many open leads each of the people looks after; everyone named is in the map. */
export async function openLeadCounts(tx: Tx, personIds: string[]): Promise<Map<string, number>> {
  const counts = new Map(personIds.map((id) => [id, 0]))
  if (personIds.length === 0) return counts
  const rows = await tx
    .selectFrom('lead')
    .select((eb) => ['specialist_id', eb.fn.countAll<number>().as('count')])
    .where('specialist_id', 'in', personIds)
    .where('stage', 'in', ['assigned', 'contacted', 'assessed', 'proposed'])
    .groupBy('specialist_id')
    .execute()
  for (const row of rows) counts.set(row.specialist_id as string, row.count)
  return counts
}

/** Screenings that a person recorded from an instant on. */
export async function countTurnsSince(tx: Tx, madeBy: string | null, since: Date): Promise<number> {
  const found = await tx
    .selectFrom('lead_turn')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    // In the words of the index.
    .where('kind', '=', sql.lit('screening'))
    .where('made_by', '=', madeBy)
    .where('made_at', '>=', since)
    .executeTakeFirst()
  return Number(found?.count ?? 0)
}
