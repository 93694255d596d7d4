import { asSystem, type NewEvent, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { shutOutPairs, staffAmong } from '#organisation/index.ts'
import type { Client, setCareTeamEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import type { ClientRefusal } from './rules.ts'
import { seeClientToChange } from './see-client.ts'
import { selectMembers, updateClient } from './sql.ts'

type Member = { person_id: string; part: string }

/** Names the specialist and the manager who care for a client. */
export async function setCareTeam(
  work: Work,
  { params, body, ifMatch }: Input<typeof setCareTeamEndpoint>,
): Promise<Client> {
  const { id } = params
  await seeClientToChange(work, id, 'setCareTeam')
  expectVersion(ifMatch, await presentClient(work, id))
  const wanted: Member[] = [
    { person_id: body.specialistId, part: 'specialist' },
    ...(body.managerId ? [{ person_id: body.managerId, part: 'manager' }] : []),
  ]
  await expectPresent(work, body)
  await expectNotWalled(work, id, body)
  const before = (await selectMembers(work.tx, id))
    .filter((one) => ['specialist', 'manager'].includes(one.part))
    .map((one) => ({ person_id: one.id, part: one.part }))
  await work.tx
    .insertInto('subject_member')
    .values(wanted.map((one) => ({ ...one, subject_id: id, since: work.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await updateClient(work.tx, id, {})
  await work.publish([
    {
      type: 'client.care_team_set',
      subject: { kind: 'client', id },
      data: { specialist_id: body.specialistId, manager_id: body.managerId },
    },
  ])
  await passOn(work, id, before, wanted)
  const isWanted = (member: Member) =>
    wanted.some((one) => one.person_id === member.person_id && one.part === member.part)
  for (const { person_id, part } of before.filter((one) => !isWanted(one))) {
    await work.tx
      .deleteFrom('subject_member')
      .where('subject_id', '=', id)
      .where('person_id', '=', person_id)
      .where('part', '=', part)
      .execute()
  }
  return presentClient(work, id)
}

async function expectPresent(
  work: Work,
  body: { specialistId: string; managerId: string | null },
): Promise<void> {
  const people = [body.specialistId, ...(body.managerId ? [body.managerId] : [])]
  const staff = await staffAmong(work.tx, people)
  const absent = people.find((id) => !staff.has(id))
  if (!absent) return
  const path = absent === body.specialistId ? 'specialistId' : 'managerId'
  throw badInput([{ path, code: 'person_has_left' satisfies ClientRefusal }])
}

/** Nobody cares for a client from behind a wall; that there is one is not said. */
async function expectNotWalled(
  work: Work,
  id: string,
  body: { specialistId: string; managerId: string | null },
): Promise<void> {
  const people = [body.specialistId, ...(body.managerId ? [body.managerId] : [])]
  const walled = await shutOutPairs(work, people, [id])
  const shut = people.find((one) => walled.has(`${one} ${id}`))
  if (!shut) return
  const path = shut === body.specialistId ? 'specialistId' : 'managerId'
  throw badInput([{ path, code: 'not_available' satisfies ClientRefusal }])
}

/**
 * What was owed in a part passes to whoever has it now, on all the client's engagements: with the
 * sight of the system, because a wall around one of them must not leave its promises behind.
 */
async function passOn(work: Work, id: string, before: Member[], wanted: Member[]): Promise<void> {
  const changes = wanted.flatMap(({ person_id: to_id, part }) => {
    const were = before.filter((one) => one.part === part).map((one) => one.person_id)
    return were.filter((from_id) => from_id !== to_id).map((from_id) => ({ part, from_id, to_id }))
  })
  if (changes.length === 0) return
  await asSystem(work, async (tx) => {
    const engagements = await tx
      .selectFrom('engagement')
      .select('id')
      .where('client_id', '=', id)
      .execute()
    const subjects: NewEvent['subject'][] = [
      { kind: 'client', id },
      ...engagements.map((one) => ({ kind: 'engagement' as const, id: one.id })),
    ]
    await work.publish(
      subjects.flatMap((subject) =>
        changes.map((data) => ({ type: 'member.replaced', subject, data })),
      ),
    )
  })
}
