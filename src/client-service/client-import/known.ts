import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { writingsOf } from '#platform/text.ts'
import { type Entry, type Known, nameKey, placeOf } from '#imports/index.ts'
import { keysOf, type ReadClient } from './reading.ts'

/** What clients are looked for by; canonical values. */
export interface ClientKeys {
  codes: string[]
  identities: string[]
  organisations: string[]
  phones: string[]
  mails: string[]
}

/** Clients with one of the keys, each with the key that found it, of those the transaction sees. */
async function clientsWith(
  tx: Tx,
  keys: ClientKeys,
): Promise<{ id: string; by: string; value: string }[]> {
  const found = await sql<{ id: string; by: string; value: string }>`
    select id, 'unified_social_credit_code' as by, unified_social_credit_code as value from client
      where unified_social_credit_code = any (${keys.codes}::text[])
    union all select id, 'identity_number', identity_number from client
      where identity_number = any (${keys.identities}::text[])
    union all select id, 'organisation', name from client
      where name = any (${keys.organisations}::text[]) and kind = 'organisation'
    union all select c.id, 'phone', k.phone from client_contact k join client c on c.id = k.subject_id
      where k.phone = any (${keys.phones}::text[]) and c.kind = 'person'
    union all select c.id, 'mail', k.mail from client_contact k join client c on c.id = k.subject_id
      where k.mail = any (${keys.mails}::text[]) and c.kind = 'person'`.execute(tx)
  return found.rows
}

const keyOf = (by: string, value: string) =>
  `${by} ${by === 'organisation' ? nameKey(value) : value}`

/** By `placeOf`, which clients the firm has already. */
export async function findKnown(tx: Tx, entries: Entry<ReadClient>[]): Promise<Map<string, Known>> {
  const all = entries.flatMap(({ entry }) => keysOf(entry))
  const valuesOf = (by: string) => all.flatMap(([key, value]) => (key === by ? [value] : []))
  const clients = await clientsWith(tx, {
    codes: valuesOf('unified_social_credit_code'),
    identities: valuesOf('identity_number'),
    organisations: valuesOf('organisation').flatMap(writingsOf),
    phones: valuesOf('phone'),
    mails: valuesOf('mail'),
  })
  const ids = new Map(clients.map((one) => [keyOf(one.by, one.value), one.id]))
  const known = new Map<string, Known>()
  for (const { sheet, row, entry } of entries) {
    const found = keysOf(entry).find(([by, value]) => ids.has(keyOf(by, value)))
    if (!found) continue
    const [by, value] = found
    known.set(placeOf({ sheet, row }), {
      id: ids.get(keyOf(by, value)) as string,
      kind: 'client',
      by,
    })
  }
  return known
}
