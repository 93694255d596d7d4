import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { tidyLine, tidyName } from '#platform/text.ts'
import { type Entry, type Known, nameKey, placeOf, type SameKey } from '#imports/index.ts'
import { whoIs } from './draft.ts'
import type { ReadLead } from './reading/index.ts'
import { wasUndone } from './undone.ts'

/** Canonical keys of people; at most a few thousand. */
export interface ClientKeys {
  phones: string[]
  mails: string[]
  codes: string[]
}

/** The clients of the firm, kept by an area above. Every answer is limited to what the transaction sees. */
export interface KnownClients {
  /** Clients, or contacts of clients, with one of the keys. */
  withKeys(
    tx: Tx,
    keys: ClientKeys,
  ): Promise<{ clientId: string; phone: string | null; mail: string | null; code: string | null }[]>
}

interface Person {
  id: string
  kind: 'lead' | 'client'
  phone: string | null
  mail: string | null
  code: string | null
  name: string | null
  organisation: string | null
  contact_name: string | null
}

/**
 * By `sheet row`, whom the firm seems to know already: by telephone, mail, code, or organisation and
 * person, compared exactly. Only what the transaction's actor sees counts. Names are looked up of the
 * entries in `byName` alone: they cost as much as the other keys together.
 */
export async function findKnown(
  tx: Tx,
  importId: string,
  entries: Entry<ReadLead>[],
  byName: Entry<ReadLead>[],
  clients: KnownClients | undefined,
): Promise<Map<string, Known>> {
  const keys: ClientKeys = {
    phones: entries.flatMap(({ entry }) => entry.phones),
    mails: entries.flatMap(({ entry }) => entry.mails),
    codes: entries.flatMap(({ entry }) => entry.unifiedSocialCreditCode ?? []),
  }
  const people = await leadsLike(tx, importId, keys, byName)
  for (const { clientId, ...rest } of (await clients?.withKeys(tx, keys)) ?? []) {
    people.push({
      id: clientId,
      kind: 'client',
      name: null,
      organisation: null,
      contact_name: null,
      ...rest,
    })
  }
  const index = indexOf(people)
  const known = new Map<string, Known>()
  for (const { sheet, row, entry } of entries) {
    for (const [by, key] of keysOf(entry)) {
      const found = index.get(key)
      if (!found) continue
      known.set(placeOf({ sheet, row }), { id: found.id, kind: found.kind, by })
      break
    }
  }
  return known
}

/**
 * Each condition has its index. Names are kept with wide brackets, and were with narrow ones before. A name that many bear is
 * answered with the newest of them.
 */
async function leadsLike(
  tx: Tx,
  importId: string,
  { phones, mails, codes }: ClientKeys,
  entries: Entry<ReadLead>[],
): Promise<Person[]> {
  const named = entries.flatMap(({ entry }) => {
    const { name, organisation, contactName } = whoIs(entry)
    return organisation === null
      ? []
      : [tidyName, tidyLine].map((write) => ({
          name: write(name),
          organisation: write(organisation),
          contactName: contactName === null ? null : write(contactName),
        }))
  })
  const columns = sql`l.id, 'lead' as kind, l.phone, l.mail, l.unified_social_credit_code as code, l.name, l.organisation, l.contact_name`
  const standing = sql`l.import_id is distinct from ${importId} and not ${wasUndone('l')}`
  const found = await sql<Person>`
    select ${columns} from lead l where l.phone = any (${phones}::text[]) and ${standing}
    union all select ${columns} from lead l where l.mail = any (${mails}::text[]) and ${standing}
    union all select ${columns} from lead l where l.unified_social_credit_code = any (${codes}::text[]) and ${standing}
    union all (select distinct on (l.name, l.organisation, l.contact_name) ${columns}
      from (select distinct name, organisation, contact_name
        from unnest(${named.map((one) => one.name)}::text[], ${named.map((one) => one.organisation)}::text[],
          ${named.map((one) => one.contactName)}::text[]) as asked(name, organisation, contact_name)) k
      join lead l on l.name = k.name and l.organisation = k.organisation
        and l.contact_name is not distinct from k.contact_name
      where ${standing} order by l.name, l.organisation, l.contact_name, l.id desc)`.execute(tx)
  return found.rows
}

/** The newest of several people with one key. */
function indexOf(people: Person[]): Map<string, Person> {
  const index = new Map<string, Person>()
  const put = (key: string, person: Person) => {
    const there = index.get(key)
    if (!there || (there.kind === person.kind && there.id < person.id)) index.set(key, person)
  }
  for (const person of people) {
    if (person.phone) put(`phone ${person.phone}`, person)
    if (person.mail) put(`mail ${person.mail}`, person)
    if (person.code) put(`code ${person.code}`, person)
    if (person.organisation && person.name) put(`who ${who(person)}`, person)
  }
  return index
}

const who = (person: {
  name: string | null
  organisation: string | null
  contact_name: string | null
}) =>
  JSON.stringify(
    [person.name, person.organisation, person.contact_name].map((one) => one && nameKey(one)),
  )

function* keysOf(lead: ReadLead): Generator<[SameKey, string]> {
  for (const phone of lead.phones) yield ['phone', `phone ${phone}`]
  for (const mail of lead.mails) yield ['mail', `mail ${mail}`]
  const code = lead.unifiedSocialCreditCode
  if (code !== null) yield ['unified_social_credit_code', `code ${code}`]
  if (lead.organisationName === null) return
  const { name, organisation, contactName } = whoIs(lead)
  const key = who({ name, organisation, contact_name: contactName ?? null })
  const person = lead.personName ?? lead.contactName
  yield [person === null ? 'organisation' : 'organisation_and_person', `who ${key}`]
}
