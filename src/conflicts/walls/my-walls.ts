import { sql } from 'kysely'
import { asSystem, type Input, type PersonActor, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Named } from '#platform/http/fields.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { acknowledgeWallEndpoint, MyWall } from './contract.ts'
import { tellWhenAllSaid } from './told.ts'

interface Row {
  id: string
  number: number
  told_at: Date
  acknowledged_at: Date | null
}

async function selectMine({ tx }: Work): Promise<MyWall[]> {
  const found = await sql<Row>`
    select * from my_walls() order by acknowledged_at is not null, told_at desc, number desc
    limit 200`.execute(tx)
  return found.rows.map(({ id, number, told_at, acknowledged_at }) => ({
    id,
    number,
    toldAt: told_at.toISOString(),
    acknowledgedAt: acknowledged_at?.toISOString() ?? null,
  }))
}

/** The walls around the reader, those first that wait for them; and whom they may ask. */
export async function listMyWalls(work: Work) {
  const items = await selectMine(work)
  return { items, ask: items.length > 0 ? await selectToAsk(work) : [] }
}

/** Who answers for walls: the conflict officers, else the managing partners; never the reader themselves. */
async function selectToAsk({ tx, actor }: Work): Promise<Named[]> {
  const found = await tx
    .selectFrom('person')
    .innerJoin('person_role', 'person_role.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person_role.role'])
    .where('person_role.role', 'in', ['conflict_officer', 'managing_partner'])
    .where('person.status', '=', 'active')
    .where('person.id', '<>', (actor as PersonActor).personId)
    .orderBy(byName('person.name'))
    .limit(20)
    .execute()
  const officers = found.filter((one) => one.role === 'conflict_officer')
  const named = officers.length > 0 ? officers : found
  return named.map(({ id, name }) => ({ id, name }))
}

/** Somebody says that they know their duty. Saying it again changes nothing. */
export async function acknowledgeWall(
  work: Work,
  { params }: Input<typeof acknowledgeWallEndpoint>,
): Promise<MyWall> {
  const { personId } = work.actor as PersonActor
  const before = (await selectMine(work)).find((one) => one.id === params.id)
  if (!before) throw notFound()
  if (before.acknowledgedAt) return before
  await work.tx
    .updateTable('wall_person')
    .set({ acknowledged_at: work.now })
    .where('wall_id', '=', params.id)
    .where('person_id', '=', personId)
    .execute()
  // About the firm, and not which wall: what is behind it must not be read off who else says so.
  await publishAboutFirm(work, [{ type: 'wall.acknowledged' }])
  await asSystem(work, () => tellWhenAllSaid(work, personId))
  return { ...before, acknowledgedAt: work.now.toISOString() }
}
