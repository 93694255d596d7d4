import type { Work } from '#access/index.ts'
import {
  type Accounts,
  departmentsAmong,
  mayGiveRoles,
  type Newcomer,
  peopleWith,
  publishChange,
  takeInPeople,
} from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import type { Defaults, SameKey } from '../fields.ts'
import {
  type DefaultField,
  type Entry,
  type ImportPlug,
  type Known,
  type Made,
  type Making,
  type NamesFound,
  type Placed,
  placeOf,
} from '../plug.ts'
import type { RowProblem } from '../reading/index.ts'
import { unmakeImported } from '../unmake.ts'
import { reading, type ReadMember } from './reading.ts'

/** Lists of staff: everybody is taken in with an account and the mail to choose a password. */
export const staffImport = (accounts: Accounts): ImportPlug<ReadMember> => ({
  reading,
  readingModule: new URL('./reading.ts', import.meta.url),
  makes: 'person',
  defaults: [departmentDefault],
  checkDefaults: checkDepartment,
  references: ({ department }) =>
    department === null ? [] : [{ to: 'department', written: department, needed: true }],
  findKnown,
  impossible,
  names,
  make,
  undo: (work, importId, ids) => undo(work, importId, ids, accounts),
})

/** Where rows without a department of their own go. */
export const departmentDefault: DefaultField = {
  name: 'departmentId',
  words: { zh: '没写部门的归到', en: 'Department where none is named' },
  under: null,
  options: async (tx) => {
    const rows = await tx
      .selectFrom('department')
      .select(['id', 'name', 'name_en as nameEn'])
      .where('archived_at', 'is', null)
      .orderBy(byName('name'))
      .execute()
    return rows.map((row) => ({ ...row, under: null }))
  },
}

export async function checkDepartment(
  { tx }: Work,
  { departmentId }: Defaults,
): Promise<FieldProblem[]> {
  if (!departmentId) return []
  const open = await departmentsAmong(tx, [departmentId])
  return open.has(departmentId) ? [] : [{ path: 'departmentId', code: 'not_found' }]
}

async function findKnown(
  tx: Tx,
  _importId: string,
  entries: Entry<ReadMember>[],
): Promise<Map<string, Known>> {
  const people = await peopleWith(tx, {
    mails: entries.flatMap(({ entry }) => entry.mails.slice(0, 1)),
    phones: entries.flatMap(({ entry }) => entry.phones.slice(0, 1)),
  })
  const ids = new Map<string, string>()
  for (const person of people) {
    ids.set(`mail ${person.mail}`, person.id)
    if (person.phone) ids.set(`phone ${person.phone}`, person.id)
  }
  const known = new Map<string, Known>()
  for (const { sheet, row, entry } of entries) {
    const found = reading.keysOf(entry).find(([by, value]) => ids.has(`${by} ${value}`))
    if (!found) continue
    const [by, value]: [SameKey, string] = found
    const id = ids.get(`${by} ${value}`) as string
    known.set(placeOf({ sheet, row }), { id, kind: 'person', by })
  }
  return known
}

async function names(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

type Member = Pick<Placed<ReadMember>, 'entry' | 'defaults'>

/** Where somebody works, by the list or by what was said of those without; null where that is nowhere. */
function departmentOf({ entry, defaults }: Member, found: NamesFound): string | null {
  const named = entry.department === null ? null : found('department', entry.department)
  return named ?? defaults['departmentId'] ?? null
}

async function impossible(
  tx: Tx,
  rows: Placed<ReadMember>[],
  found: NamesFound,
): Promise<Map<string, RowProblem[]>> {
  const offices = await officesOf(tx)
  return new Map(
    rows.flatMap((row): [string, RowProblem[]][] => {
      const written = row.entry.department
      // What nobody settled yet is asked, not refused.
      if (written !== null && found('department', written) === undefined) return []
      const departmentId = departmentOf(row, found)
      return departmentId && offices.has(departmentId)
        ? []
        : [[placeOf(row), [{ column: null, code: 'department_needed', values: {} }]]]
    }),
  )
}

async function make(
  work: Work,
  importId: string,
  rows: Making<ReadMember>[],
  found: NamesFound,
): Promise<Made> {
  const offices = await officesOf(work.tx)
  // Whoever has no department was taken out before.
  const newcomers = rows.flatMap(({ id, entry, defaults }): Newcomer[] => {
    const departmentId = departmentOf({ entry, defaults }, found)
    const officeId = departmentId && offices.get(departmentId)
    if (!departmentId || !officeId) return []
    return [{ ...memberOf(entry), id, departmentId, officeId, roles: rolesFor(work, entry) }]
  })
  await takeInPeople(work, newcomers, { import_id: importId })
  // Colleagues stand behind no wall.
  return { subjects: new Map(newcomers.map(({ id }) => [id, null])) }
}

/** Whoever may not give roles takes people in without; they are given on the page of people. */
const rolesFor = ({ actor }: Work, { roles }: ReadMember) =>
  mayGiveRoles(actor, roles) ? roles : []

const memberOf = (entry: ReadMember) => ({
  name: entry.name ?? '',
  nameEn: entry.nameEn,
  email: (entry.mails[0] ?? '').toLowerCase(),
  phone: entry.phones[0] ?? null,
  language: 'zh-CN' as const,
  joinedOn: entry.joinedOn,
})

async function officesOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'office_id'])
    .where('archived_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.office_id]))
}

async function undo(
  work: Work,
  importId: string,
  ids: string[],
  accounts: Accounts,
): Promise<string[]> {
  const had = await work.tx
    .selectFrom('person')
    .select(['id', 'account_id'])
    .where('id', 'in', ids)
    .execute()
  const gone = await unmakeImported(work.tx, importId, ids)
  await publishChange(
    work,
    gone.map((id) => ({
      type: 'person.import_undone',
      object: id,
      data: { import_id: importId, never_was: true },
    })),
  )
  // Last, because accounts are not undone with the transaction.
  const left = new Set(gone)
  for (const { id, account_id } of had) {
    if (account_id && left.has(id)) await accounts.removeAccount(account_id)
  }
  return gone
}
