import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import {
  type Entry,
  type ImportPlug,
  type Known,
  type Made,
  type Making,
  placeOf,
  unmakeImported,
} from '#imports/index.ts'
import type { RowProblem } from '#imports/reading/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { type ClientNamed, clientUnknown, namedClients } from '../client-import/index.ts'
import { reading, type ReadContact } from './reading.ts'

/** Lists of contacts of clients the firm has. */
export const contactImport: ImportPlug<ReadContact> = {
  reading,
  readingModule: new URL('./reading.ts', import.meta.url),
  // A contact is hinted at by its client.
  makes: null,
  defaults: [],
  checkDefaults: async () => [],
  findKnown: (tx, _importId, entries) => findKnown(tx, entries),
  impossible,
  names,
  make,
  undo,
}

async function clientsOf(tx: Tx, entries: Pick<Entry<ReadContact>, 'entry'>[]) {
  const named = await namedClients(
    tx,
    entries.map(({ entry }) => entry),
  )
  return (entry: ReadContact): ClientNamed => named(entry)
}

async function impossible(
  tx: Tx,
  entries: Entry<ReadContact>[],
): Promise<Map<string, RowProblem[]>> {
  const named = await clientsOf(tx, entries)
  return new Map(
    entries.flatMap((row): [string, RowProblem[]][] => {
      const problems = clientUnknown(named(row.entry), row.entry)
      return problems.length > 0 ? [[placeOf(row), problems]] : []
    }),
  )
}

/** Contacts the clients named have already, by number, address or name. */
async function findKnown(tx: Tx, entries: Entry<ReadContact>[]): Promise<Map<string, Known>> {
  const named = await clientsOf(tx, entries)
  const ids = entries.flatMap(({ entry }) => {
    const client = named(entry)
    return 'id' in client ? [client.id] : []
  })
  const rows = await sql<{
    subject_id: string
    name: string
    phone: string | null
    mail: string | null
  }>`select subject_id, name, phone, mail from client_contact where subject_id = any (${[...new Set(ids)]}::uuid[])`.execute(
    tx,
  )
  const there = new Set(
    rows.rows.flatMap((row) => [
      `organisation_and_person ${row.subject_id} ${row.name}`,
      ...(row.phone ? [`phone ${row.subject_id} ${row.phone}`] : []),
      ...(row.mail ? [`mail ${row.subject_id} ${row.mail}`] : []),
    ]),
  )
  const known = new Map<string, Known>()
  for (const { entry, ...place } of entries) {
    const client = named(entry)
    if (!('id' in client)) continue
    const { id } = client
    const keys = [
      ...entry.phones.map((phone) => ['phone', phone] as const),
      ...entry.mails.map((mail) => ['mail', mail] as const),
      ['organisation_and_person', entry.name ?? ''] as const,
    ]
    const found = keys.find(([by, value]) => there.has(`${by} ${id} ${value}`))
    if (found) known.set(placeOf(place), { id, kind: 'client', by: found[0] })
  }
  return known
}

async function make(work: Work, importId: string, rows: Making<ReadContact>[]): Promise<Made> {
  const { tx } = work
  const named = await clientsOf(tx, rows)
  // What is impossible was taken out before.
  const placed = rows.flatMap((row) => {
    const client = named(row.entry)
    return 'id' in client ? [{ ...row, clientId: client.id }] : []
  })
  if (placed.length === 0) return { subjects: new Map() }
  const clients = [...new Set(placed.map((row) => row.clientId))]
  const mains = await clientsWithMain(tx, clients)
  await insertRows(
    tx,
    'client_contact',
    placed.map(({ id, entry, clientId }) => {
      const main = !mains.has(clientId) && entry.main !== 'no'
      if (main) mains.add(clientId)
      return { ...contactRow(entry), id, subject_id: clientId, is_main: main, created_at: work.now }
    }),
  )
  await keepSearchable(tx, clients)
  await work.publish(
    placed.map(({ id, clientId }) => ({
      type: 'client.contact_added',
      subject: { kind: 'client' as const, id: clientId },
      object: id,
      data: { import_id: importId },
    })),
  )
  return { subjects: new Map(placed.map((row) => [row.id, row.clientId])) }
}

function contactRow(entry: ReadContact) {
  const [phone = null] = entry.phones
  const [mail = null] = entry.mails
  const notes = Object.entries(entry.extra).map(([title, text]) => `${title}：${text}`)
  if (entry.phones.length > 1) notes.unshift(`电话：${entry.phoneText ?? ''}`)
  return {
    name: entry.name ?? '',
    position: entry.position ?? '',
    phone,
    mail: mail !== null && mail.length <= 254 ? mail : null,
    wechat: entry.wechat,
    note: [entry.note, ...notes].filter(Boolean).join('\n').slice(0, 1_000),
  }
}

async function clientsWithMain(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('client_contact')
    .select('subject_id')
    .where('subject_id', 'in', ids)
    .where('is_main', '=', true)
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}

/** Writes again what a search for the clients looks through (`searchTextOf`), set-wise. */
async function keepSearchable(tx: Tx, ids: string[]): Promise<void> {
  await sql`update client c set version = version + 1, search_text = lower(normalize(concat_ws(' ', c.name, c.unified_social_credit_code,
      (select string_agg(concat_ws(' ', k.name, k.phone), ' ' order by k.is_main desc, k.id)
        from client_contact k where k.subject_id = c.id)), NFKC))
    where c.id = any (${ids}::uuid[])`.execute(tx)
}

async function names(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('client_contact')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function undo(work: Work, importId: string, ids: string[]): Promise<string[]> {
  const before = await work.tx
    .selectFrom('client_contact')
    .select(['id', 'subject_id'])
    .where('id', 'in', ids)
    .execute()
  const gone = new Set(await unmakeImported(work.tx, importId, ids))
  const taken = before.filter((row) => gone.has(row.id))
  if (taken.length > 0)
    await keepSearchable(
      work.tx,
      taken.map((row) => row.subject_id),
    )
  await work.publish(
    taken.map((row) => ({
      type: 'client.contact_removed',
      subject: { kind: 'client' as const, id: row.subject_id },
      object: row.id,
      data: { import_id: importId },
    })),
  )
  return [...gone]
}
