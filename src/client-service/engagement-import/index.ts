import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import {
  checkDepartment,
  type DefaultField,
  type Defaults,
  departmentDefault,
  type Entry,
  type ImportPlug,
  type Known,
  nameKey,
  type NamesFound,
  type Placed,
  placeOf,
  type Reference,
  unmakeImported,
} from '#imports/index.ts'
import type { RowProblem } from '#imports/reading/index.ts'
import { staffAmong } from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { writingsOf } from '#platform/text.ts'
import { clientUnknown, namedClients } from '../client-import/index.ts'
import { leadOf, makeEngagements } from './make-engagements.ts'
import { reading, type ReadEngagement, titleOf } from './reading.ts'

/** Registers of engagements in progress: they enter as they stand, and owe from today on. */
export const engagementImport: ImportPlug<ReadEngagement> = {
  reading,
  readingModule: new URL('./reading.ts', import.meta.url),
  makes: 'engagement',
  fieldsOn: 'engagement',
  defaults: [leadDefault(), departmentDefault],
  checkDefaults,
  references,
  findKnown: (tx, _importId, entries) => findKnown(tx, entries),
  impossible,
  names,
  make: makeEngagements,
  undo,
}

function leadDefault(): DefaultField {
  return {
    name: 'leadLawyerId',
    words: { zh: '没写主办律师的归到', en: 'Lead lawyer where none is named' },
    under: null,
    options: async (tx) => {
      const rows = await tx
        .selectFrom('person')
        .innerJoin('person_role', 'person_role.person_id', 'person.id')
        .select(['person.id', 'person.name'])
        .groupBy('person.id')
        .where('person_role.role', 'in', ['lawyer', 'partner'])
        .where('person.status', '<>', 'left')
        .orderBy(byName('person.name'))
        .execute()
      return rows.map((row) => ({ ...row, under: null }))
    },
  }
}

async function checkDefaults(work: Work, defaults: Defaults): Promise<FieldProblem[]> {
  const problems = await checkDepartment(work, defaults)
  const { leadLawyerId } = defaults
  if (!leadLawyerId) return problems
  const staff = await staffAmong(work.tx, [leadLawyerId])
  return staff.has(leadLawyerId)
    ? problems
    : [...problems, { path: 'leadLawyerId', code: 'not_found' }]
}

/** Whoever works on a mandate must be known; who brought it may be from outside. */
function references({ lead, assisting, originating, department }: ReadEngagement): Reference[] {
  return [
    ...[...lead, ...assisting].map((written) => ({ to: 'person' as const, written, needed: true })),
    ...originating.map(({ name }) => ({ to: 'person' as const, written: name, needed: false })),
    ...(department === null
      ? []
      : [{ to: 'department' as const, written: department, needed: false }]),
  ]
}

/** A mandate needs its client, and somebody who leads it. */
async function impossible(
  tx: Tx,
  rows: Placed<ReadEngagement>[],
  found: NamesFound,
): Promise<Map<string, RowProblem[]>> {
  const named = await namedClients(
    tx,
    rows.map(({ entry }) => entry),
  )
  return new Map(
    rows.flatMap((row): [string, RowProblem[]][] => {
      const problems = [...clientUnknown(named(row.entry), row.entry), ...nobodyLeads(row, found)]
      return problems.length > 0 ? [[placeOf(row), problems]] : []
    }),
  )
}

function nobodyLeads(row: Placed<ReadEngagement>, found: NamesFound): RowProblem[] {
  const [lead] = row.entry.lead
  // What nobody settled yet is asked, not refused.
  const asked = lead !== undefined && found('person', lead) === undefined
  return asked || leadOf(row, found) ? [] : [{ column: null, code: 'lead_needed', values: {} }]
}

/** By number, else by client and title. */
async function findKnown(tx: Tx, entries: Entry<ReadEngagement>[]): Promise<Map<string, Known>> {
  const numbers = entries.flatMap(({ entry }) => entry.number ?? [])
  const unnumbered = entries.flatMap(({ entry }) =>
    entry.number === null
      ? writingsOf(entry.client ?? '').map((client) => ({ client, title: titleOf(entry) }))
      : [],
  )
  const found = await sql<{ id: string; number: string | null; client: string; title: string }>`
    select e.id, e.number, '' as client, '' as title from engagement e where e.number = any (${numbers}::text[])
    union all select e.id, null, c.name, e.title
      from unnest(${unnumbered.map((one) => one.client)}::text[], ${unnumbered.map((one) => one.title)}::text[]) as k(client, title)
      join client c on c.name = k.client
      join engagement e on e.client_id = c.id and e.title = k.title`.execute(tx)
  const byNumber = new Map(found.rows.flatMap((row) => (row.number ? [[row.number, row.id]] : [])))
  const byTitle = new Map(
    found.rows.flatMap((row) =>
      row.number ? [] : [[JSON.stringify([nameKey(row.client), row.title]), row.id]],
    ),
  )
  const known = new Map<string, Known>()
  for (const { entry, ...place } of entries) {
    const id =
      entry.number === null
        ? byTitle.get(JSON.stringify([nameKey(entry.client ?? ''), titleOf(entry)]))
        : byNumber.get(entry.number)
    const by = entry.number === null ? 'client_and_title' : 'number'
    if (id) known.set(placeOf(place), { id, kind: 'engagement', by })
  }
  return known
}

async function names(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('engagement')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

async function undo(work: Work, importId: string, ids: string[]): Promise<string[]> {
  const gone = await unmakeImported(work.tx, importId, ids)
  await work.publish(
    gone.map((id) => ({
      type: 'engagement.import_undone',
      subject: { kind: 'engagement' as const, id },
      data: { import_id: importId, never_was: true },
    })),
  )
  return gone
}
