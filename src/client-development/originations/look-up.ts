import { asSystem, entrance, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { lookUpOrigination, type Taken } from './contract.ts'
import { type Standing, standingWith } from './sql.ts'

/** A colleague is told of the same thing in the log once in so many ms, however often they look. */
const once = 86_400_000

/** What a colleague may know: taken, by whom, since and until when. That they were told is recorded. */
export async function tellTaken(work: Work, found: Standing[]): Promise<Taken[]> {
  if (found.length === 0) return []
  await recordTelling(work, found)
  const name = await namesOf(
    work.tx,
    found.map((row) => row.person_id),
  )
  const claims = Map.groupBy(found, (row) => row.claim_id ?? row.subject_id)
  return [...claims.values()].map((rows) => ({
    by: rows.flatMap((row) => name(row.person_id) ?? []),
    since: (rows[0] as Standing).since.toISOString(),
    until: rows[0]?.until?.toISOString() ?? null,
  }))
}

async function recordTelling(work: Work, found: Standing[]): Promise<void> {
  const subjects = new Map(found.map((row) => [row.subject_id, row.subject_kind]))
  const seen = await work.tx
    .selectFrom('subject')
    .select('id')
    .where('id', 'in', [...subjects.keys()])
    .execute()
  for (const { id } of seen) subjects.delete(id)
  if (subjects.size === 0 || work.actor.kind !== 'person') return
  const { personId } = work.actor
  await asSystem(work, async (tx) => {
    const told = await tx
      .selectFrom('event')
      .select('subject_id')
      .where('subject_id', 'in', [...subjects.keys()])
      .where('type', '=', 'origination.told')
      .where('actor_id', '=', personId)
      .where('at', '>', new Date(work.now.getTime() - once))
      .execute()
    for (const { subject_id } of told) subjects.delete(subject_id)
    await work.publish(
      [...subjects].map(([id, kind]) => ({ type: 'origination.told', subject: { kind, id } })),
    )
  })
}

const lookUp = entrance(lookUpOrigination, async (work, { body }) => {
  const { phone = null, mail = null, code = null, name = null } = body
  return { items: await tellTaken(work, await standingWith(work, { phone, mail, code, name })) }
})

export const entrances = [lookUp]
