import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { absentOf } from '../people.ts'
import { expectVersion } from '../version.ts'
import type { Client, setCareTeamEndpoint, tierClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import type { ClientRefusal } from './rules.ts'
import { seeClientToChange } from './see-client.ts'
import { selectMembers, updateClient } from './sql.ts'

/** Puts a client in another tier; key clients are owed regular contact (M2). */
export async function tierClient(
  work: Work,
  { params, body }: Input<typeof tierClientEndpoint>,
): Promise<Client> {
  const client = await seeClientToChange(work, params.id, 'tierClient')
  if (client.tier === body.tier) throw refused('same_tier' satisfies ClientRefusal)
  await updateClient(work.tx, params.id, { tier: body.tier })
  await work.publish([
    {
      type: 'client.tiered',
      subject: { kind: 'client', id: params.id },
      data: {
        tier: body.tier,
        key: body.tier === 'key',
        former_tier: client.tier,
        reason: body.reason,
      },
    },
  ])
  return presentClient(work, params.id)
}

/** Names the specialist and the manager who care for a client. */
export async function setCareTeam(
  work: Work,
  { params, body, ifMatch }: Input<typeof setCareTeamEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'setCareTeam')
  expectVersion(ifMatch, await presentClient(work, params.id))
  const wanted = [
    { person_id: body.specialistId, part: 'specialist' },
    ...(body.managerId ? [{ person_id: body.managerId, part: 'manager' }] : []),
  ]
  const absent = await absentOf(
    work.tx,
    wanted.map((one) => one.person_id),
  )
  if (absent.length > 0) {
    const path = absent.includes(body.specialistId) ? 'specialistId' : 'managerId'
    throw badInput([{ path, code: 'person_has_left' satisfies ClientRefusal }])
  }
  const before = await selectMembers(work.tx, params.id)
  await work.tx
    .insertInto('subject_member')
    .values(wanted.map((one) => ({ ...one, subject_id: params.id, since: work.now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await updateClient(work.tx, params.id, {})
  await work.publish([
    {
      type: 'client.care_team_set',
      subject: { kind: 'client', id: params.id },
      data: { specialist_id: body.specialistId, manager_id: body.managerId },
    },
  ])
  for (const member of before.filter((one) => ['specialist', 'manager'].includes(one.part))) {
    if (wanted.some((one) => one.person_id === member.id && one.part === member.part)) continue
    await work.tx
      .deleteFrom('subject_member')
      .where('subject_id', '=', params.id)
      .where('person_id', '=', member.id)
      .where('part', '=', member.part)
      .execute()
  }
  return presentClient(work, params.id)
}
