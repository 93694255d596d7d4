import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { Client, completeProfileEndpoint, confirmDetailsEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import type { ClientRefusal } from './rules.ts'
import { seeClientToChange } from './see-client.ts'
import { selectContacts, updateClient } from './sql.ts'

/** Completes the profile: needs, preferences, what to mind, and someone to talk to (G3). */
export async function completeProfile(
  work: Work,
  { params, body, ifMatch }: Input<typeof completeProfileEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'completeProfile')
  expectVersion(ifMatch, await presentClient(work, params.id))
  const contacts = await selectContacts(work.tx, params.id)
  if (contacts.length === 0) throw refused('contact_missing' satisfies ClientRefusal)
  await updateClient(work.tx, params.id, { ...body, profile_completed_at: work.now })
  await work.publish([
    { type: 'client.profile_completed', subject: { kind: 'client', id: params.id } },
  ])
  return presentClient(work, params.id)
}

/** Confirms that the contacts are right and can be reached (O1b). */
export async function confirmDetails(
  work: Work,
  { params, body }: Input<typeof confirmDetailsEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'confirmDetails')
  const contacts = await selectContacts(work.tx, params.id)
  const reachable = contacts.filter((one) => one.phone ?? one.mail ?? one.wechat)
  if (reachable.length === 0) throw refused('contact_missing' satisfies ClientRefusal)
  await updateClient(work.tx, params.id, { details_confirmed_at: work.now })
  await work.publish([
    {
      type: 'client.details_confirmed',
      subject: { kind: 'client', id: params.id },
      data: { contacts: contacts.length, note: body.note },
    },
  ])
  return presentClient(work, params.id)
}
