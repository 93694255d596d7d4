import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { expectVersion } from '#platform/http/version.ts'
import type {
  addContactEndpoint,
  Client,
  ContactFields,
  changeContactEndpoint,
  removeContactEndpoint,
} from './contract.ts'
import { presentClient } from './present-client.ts'
import { checkedContact } from './rules.ts'
import { keepSearchable, seeClientToChange } from './see-client.ts'
import { deleteContact, insertContact, selectContacts, updateClient, updateContact } from './sql.ts'

function accepted(fields: ContactFields): ContactFields {
  const { contact, problems } = checkedContact(fields)
  if (problems.length > 0) throw badInput(problems)
  return contact
}

async function contactsChanged(
  work: Work,
  clientId: string,
  change: { contact: string; what: 'added' | 'changed' | 'removed' },
): Promise<Client> {
  const { name, unifiedSocialCreditCode } = await presentClient(work, clientId)
  await keepSearchable(work, clientId, { name, unifiedSocialCreditCode })
  await updateClient(work.tx, clientId, {})
  await work.publish([
    {
      type: `client.contact_${change.what}`,
      subject: { kind: 'client', id: clientId },
      object: change.contact,
    },
  ])
  return presentClient(work, clientId)
}

/** Adds someone to talk to; the first one is the main contact. */
export async function addContact(
  work: Work,
  { params, body }: Input<typeof addContactEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'changeContacts')
  const first = (await selectContacts(work.tx, params.id)).length === 0
  const contact = uuidv7()
  const fields = accepted({ ...body, isMain: body.isMain || first })
  await insertContact(work.tx, { id: contact, clientId: params.id, at: work.now, fields })
  return contactsChanged(work, params.id, { contact, what: 'added' })
}

export async function changeContact(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeContactEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'changeContacts')
  expectVersion(ifMatch, await presentClient(work, params.id))
  const fields = accepted(body)
  const { id: clientId, contactId: id } = params
  if (!(await updateContact(work.tx, { id, clientId, fields }))) throw notFound()
  return contactsChanged(work, clientId, { contact: id, what: 'changed' })
}

export async function removeContact(
  work: Work,
  { params }: Input<typeof removeContactEndpoint>,
): Promise<Client> {
  await seeClientToChange(work, params.id, 'changeContacts')
  if (!(await deleteContact(work.tx, params.id, params.contactId))) throw notFound()
  return contactsChanged(work, params.id, { contact: params.contactId, what: 'removed' })
}
