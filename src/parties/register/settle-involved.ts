import { asSystem, personIdOf, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { InvolvementRole } from './fields.ts'
import { type Involving, involve, standingOf } from './involve.ts'
import { whatChanged } from './match-involved.ts'
import { noteChange } from './note-change.ts'

/**
 * What an affair says of itself now, in these roles, without rows of its own: who is not named any more has no part in
 * it from now on; one client named otherwise is the same client under a new name.
 */
export async function settleInvolved(
  work: Work,
  subjectId: string,
  roles: InvolvementRole[],
  wanted: Involving[],
): Promise<void> {
  await asSystem(work, async (tx) => {
    const standing = (await standingOf(tx, [subjectId])).filter(
      (row) => row.aboutId === null && roles.some((role) => role === row.role),
    )
    const { gone, renamed } = whatChanged(standing, wanted)
    if (renamed) await bearName(work, subjectId, renamed.partyId, renamed.name)
    if (gone.length > 0) await endInvolvements(work, { subjectId, ids: gone })
  })
  await involve(work, wanted)
}

/**
 * An affair calls a party otherwise: the new name leads, the old one stays on file. It is no edit of the party: its
 * version would tell of it those who must not know the affair.
 */
async function bearName(
  work: Work,
  subjectId: string,
  partyId: string,
  name: string,
): Promise<void> {
  const created = { created_by: personIdOf(work.actor), created_at: work.now }
  const saidIn = [subjectId]
  await insertRows(work.tx, 'party_name', [
    {
      id: uuidv7(work.now.getTime()),
      party_id: partyId,
      kind: 'legal',
      name,
      said_in: saidIn,
      ...created,
    },
  ])
  await work.tx
    .updateTable('party')
    .set({ name, updated_at: work.now })
    .where('id', '=', partyId)
    .execute()
  await noteChange(work, [{ partyId, what: 'name', details: { added: name }, saidIn }])
}

/** Ends parts in affairs: what is not so any more is kept with the day it ended. */
export async function endInvolvements(
  work: Work,
  ended: { subjectId: string; aboutIds?: string[]; ids?: string[] },
): Promise<void> {
  await asSystem(work, async (tx) => {
    let query = tx
      .updateTable('party_involvement')
      .set({ ended_at: work.now })
      .where('subject_id', '=', ended.subjectId)
      .where('ended_at', 'is', null)
    if (ended.aboutIds) query = query.where('about_id', 'in', ended.aboutIds)
    if (ended.ids) query = query.where('id', 'in', ended.ids)
    const rows = await query.returning('party_id').execute()
    await noteChange(
      work,
      rows.map((row) => ({
        partyId: row.party_id,
        what: 'involvement' as const,
        saidIn: [ended.subjectId],
      })),
    )
  })
}
