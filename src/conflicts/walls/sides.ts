import { sql } from 'kysely'
import { asSystem, type Input, personIdOf, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { lockBecause, shutOutSide, type SideNumber } from './apart.ts'
import type { OnBothSidesLine, settleSideEndpoint, WallRefusal } from './contract.ts'
import { leadName } from './sql.ts'

/** People before the desk at once; each is waited for. */
const shownMost = 100

interface Row {
  id: string
  personId: string
  personName: string
  notedAt: Date
  side: SideNumber
  subjectId: string
  kind: 'lead' | 'client' | 'engagement'
  name: string
}

/** Who works on both sides of affairs that are kept apart, the longest first; of the affairs what the reader sees. */
export async function listBothSides({ tx }: Work): Promise<{ items: OnBothSidesLine[] }> {
  const found = await sql<Row>`
    select b.id, p.id as "personId", p.name as "personName", b.noted_at as "notedAt", a.side, s.id as "subjectId", s.kind,
      coalesce(${leadName}, c.name, e.title) as name
    from (select * from wall_both_sides where settled_at is null order by noted_at, id limit ${shownMost}) b
      join person p on p.id = b.person_id join wall_apart a on a.because = b.because
      join subject s on s.id = a.subject_id left join lead l on l.id = s.id left join client c on c.id = s.id
      left join engagement e on e.id = s.id
    where coalesce(l.id, c.id, e.id) is not null
    order by b.noted_at, b.id, a.side, s.id`.execute(tx)
  return {
    items: [...Map.groupBy(found.rows, (row) => row.id)].flatMap(([id, rows]) => {
      const sides = ([0, 1] as const).map((side) =>
        rows
          .filter((row) => row.side === side)
          .map((row) => ({ id: row.subjectId, kind: row.kind, name: row.name })),
      )
      const [row] = rows
      // Whoever sees one side only has nothing to decide here.
      if (!row || sides.some((side) => side.length === 0)) return []
      return [
        {
          id,
          person: { id: row.personId, name: row.personName },
          notedAt: row.notedAt.toISOString(),
          sides,
        },
      ]
    }),
  }
}

/** Says on which side somebody stays; they are shut out of the other at once, and what they held there passes on. */
export async function settleSide(
  work: Work,
  { params, body }: Input<typeof settleSideEndpoint>,
): Promise<{ items: OnBothSidesLine[] }> {
  const seen = (await listBothSides(work)).items.find((one) => one.id === params.id)
  const row = await work.tx
    .selectFrom('wall_both_sides')
    .select(['id', 'because', 'person_id', 'settled_at'])
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.settled_at) throw refused('side_settled' satisfies WallRefusal)
  if (!seen) throw notFound()
  const side = body.stays === 'first' ? 0 : 1
  await asSystem(work, async (tx) => {
    await lockBecause(tx, row.because)
    const others = await tx
      .selectFrom('wall_apart')
      .select(['subject_id', 'reason'])
      .where('because', '=', row.because)
      .where('side', '=', side === 0 ? 1 : 0)
      .execute()
    await tx
      .updateTable('wall_both_sides')
      .set({
        stays: side,
        reason: body.reason,
        settled_by: personIdOf(work.actor),
        settled_at: work.now,
      })
      .where('id', '=', row.id)
      .execute()
    await shutOutSide(work, {
      because: row.because,
      side,
      reason: others[0]?.reason ?? body.reason,
      subjectIds: others.map((one) => one.subject_id),
      principalIds: [row.person_id],
    })
    await publishAboutFirm(work, [
      { type: 'wall.side_settled', object: row.id, data: { person_id: row.person_id } },
    ])
  })
  return listBothSides(work)
}
