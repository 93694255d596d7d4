import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { systemTell } from './sql.ts'

/**
 * Tells people of a wall, each once: from then on they owe it to say that they know. The log tells of the person and not
 * of the wall: what is behind it must not be read off whom else it concerns. @returns those who had not been told
 */
export async function tell(work: Work, wallId: string, personIds: string[]): Promise<string[]> {
  const told = await systemTell(work, wallId, personIds)
  await publishAboutFirm(
    work,
    told.map((person_id) => ({ type: 'wall.told', object: person_id, data: { person_id } })),
  )
  return told
}

/** For whose word a standing wall around them waits. */
async function systemOwing({ tx }: Work, personIds: string[]): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select distinct p.person_id as id
    from wall_person p join wall w on w.id = p.wall_id and w.lifted_at is null join person o on o.id = p.person_id
    where p.person_id = any(${personIds}::uuid[]) and p.acknowledged_at is null
      and exists (select 1 from wall_principal x where x.wall_id = w.id and x.principal_id in (o.id, o.department_id))`.execute(
    tx,
  )
  return new Set(found.rows.map((row) => row.id))
}

/** Once somebody has given their word to every wall around them. With the sight of the system. */
export async function tellWhenAllSaid(work: Work, personId: string): Promise<void> {
  const owing = await systemOwing(work, [personId])
  if (owing.has(personId)) return
  await publishAboutFirm(work, [
    { type: 'wall.all_acknowledged', object: personId, data: { person_id: personId } },
  ])
}

/** Whom no wall asks any more for their word, now that one was lifted or opened, owe none. With the sight of the system. */
export async function releaseTold(work: Work, wallId: string): Promise<void> {
  const told = await work.tx
    .selectFrom('wall_person')
    .select('person_id')
    .where('wall_id', '=', wallId)
    .where('acknowledged_at', 'is', null)
    .execute()
  const ids = told.map((row) => row.person_id)
  if (ids.length === 0) return
  const owing = await systemOwing(work, ids)
  await publishAboutFirm(
    work,
    ids
      .filter((id) => !owing.has(id))
      .map((person_id) => ({ type: 'wall.released', object: person_id, data: { person_id } })),
  )
}
