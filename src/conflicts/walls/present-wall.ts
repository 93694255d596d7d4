import { abilitiesOf, type Input, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { listWallsEndpoint, Wall, WallChange, WallLine } from './contract.ts'
import { wallPolicy } from './policy.ts'
import {
  selectNames,
  selectPeople,
  selectSaid,
  selectSides,
  selectWall,
  selectWalls,
  type WallRow,
} from './sql.ts'

/** The walls of the firm but those around the reader. */
export async function listWalls(
  work: Work,
  { query }: Pick<Input<typeof listWallsEndpoint>, 'query'>,
) {
  const { items, next } = pageOf(await selectWalls(work.tx, query), query.limit, (row) => [
    row.number,
  ])
  return { items: await linesOf(work, items), next }
}

async function linesOf(work: Work, rows: WallRow[]): Promise<WallLine[]> {
  const sides = await selectSides(
    work.tx,
    rows.map((row) => row.id),
  )
  const nameOf = await namesOf(
    work.tx,
    rows.map((row) => row.raisedById),
  )
  const of = <Row extends { wallId: string; addedAt: Date }>(all: Row[], wallId: string) =>
    all
      .filter((one) => one.wallId === wallId)
      .map((one) => ({ ...one, addedAt: one.addedAt.toISOString() }))
  return rows.map((row) => {
    const told = sides.told.find((one) => one.wallId === row.id)
    return {
      id: row.id,
      number: row.number,
      reason: row.reason,
      raisedAt: row.raisedAt.toISOString(),
      raisedBy: nameOf(row.raisedById),
      liftedAt: row.liftedAt?.toISOString() ?? null,
      subjects: of(sides.subjects, row.id),
      principals: of(sides.principals, row.id),
      told: told?.told ?? 0,
      acknowledged: told?.acknowledged ?? 0,
    }
  })
}

/** A wall with everybody it shuts out and everything that was changed of it. */
export async function presentWall(work: Work, id: string): Promise<Wall> {
  const row = await selectWall(work.tx, id)
  const [line] = row ? await linesOf(work, [row]) : []
  if (!row || !line) throw notFound()
  const people = await selectPeople(work.tx, id)
  const nameOf = await namesOf(work.tx, [row.liftedById])
  const abilities = abilitiesOf(wallPolicy, work.actor, row)
  const stands = row.liftedAt === null
  return {
    ...line,
    version: row.version,
    liftedBy: nameOf(row.liftedById),
    liftReason: row.liftReason,
    people: people.map((one) => ({
      ...one,
      toldAt: one.toldAt.toISOString(),
      acknowledgedAt: one.acknowledgedAt?.toISOString() ?? null,
    })),
    changes: await changesOf(work, id),
    abilities: {
      addToWall: abilities.raiseWall && stands,
      removeFromWall: abilities.liftWall && stands,
      liftWall: abilities.liftWall && stands,
    },
  }
}

async function changesOf(work: Work, id: string): Promise<WallChange[]> {
  const said = await selectSaid(work.tx, id)
  const named = said.flatMap(({ data }) => [
    ...(data.principal_ids ?? []),
    ...(data.subject_ids ?? []),
  ])
  const names = await selectNames(work.tx, [...new Set(named)])
  const nameOf = await namesOf(
    work.tx,
    said.map((one) => one.actorId),
  )
  const namesIn = (ids: string[] = []) => ids.flatMap((one) => names.get(one) ?? [])
  return said.map(({ at, actorId, type, data }) => ({
    at: at.toISOString(),
    by: nameOf(actorId),
    kind: type.replace('wall.', '') as WallChange['kind'],
    subjects: namesIn(data.subject_ids).map((one) => one.name),
    principals: namesIn(data.principal_ids),
    reason: data.reason ?? null,
  }))
}
