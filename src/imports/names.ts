import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mailAddress, phoneNumber } from '#parties/contract.ts'
import type { ImportName } from './fields.ts'
import type { NamesFound, Reference } from './plug.ts'
import type { RowProblem } from './reading/index.ts'

/** Names written alike are alike: widths, capitals and blanks do not count. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** Words a name may carry without being another one. */
const titlesOfPeople = /(主办律师|律师|主任|合伙人|老师|助理|主管|先生|女士)$/

/** `张伟(民商事部)`, `李敏律师 13800138000`: the name, and what tells two of that name apart. */
export function partsOf(written: string): { name: string; hints: string[] } {
  const line = written.normalize('NFKC').trim()
  const hints = [...line.matchAll(/[([【]([^)\]】]+)[)\]】]/g)].map(([, hint = '']) => hint.trim())
  const bare = line.replaceAll(/[([【][^)\]】]*[)\]】]?/g, ' ').trim()
  const digits = bare.match(/[+\d][\d -]{6,}\d/)?.[0]
  if (digits) hints.push(digits)
  const name = nameKey(digits ? bare.replace(digits, '') : bare)
  const plain = name.replace(titlesOfPeople, '')
  return { name: plain.length >= 2 ? plain : name, hints }
}

interface Candidate {
  id: string
  keys: string[]
  /** By what one of several of a name is told apart. */
  hints: string[]
}

/**
 * Says what words of a sheet mean: people by name or mail, of several of a name the one whose
 * department, telephone or mail stands beside it; departments by name. What somebody settled stays.
 */
export async function matchNames(
  tx: Tx,
  references: (Reference & { rows: number })[],
  before: ImportName[],
): Promise<ImportName[]> {
  if (references.length === 0) return []
  const settled = new Map(
    before.filter((one) => one.settled).map((one) => [`${one.to} ${one.written}`, one]),
  )
  const people = await peopleLike(tx, references)
  const departments = await departmentsOf(tx)
  return references.map(({ to, written, needed, rows }) => {
    const said = settled.get(`${to} ${written}`)
    if (said) return { ...said, needed, rows }
    const found = candidatesFor(written, to === 'person' ? people : departments)
    const [only] = found
    const id = found.length === 1 && only ? only.id : null
    return { to, written, needed, rows, id, settled: false, candidates: found.length }
  })
}

function candidatesFor(written: string, all: Candidate[]): Candidate[] {
  const { name, hints } = partsOf(written)
  const whole = nameKey(written)
  const said = [name, whole, shortDepartment(whole)]
  const found = all.filter(({ keys }) => said.some((key) => keys.includes(key)))
  if (found.length < 2 || hints.length === 0) return found
  const told = found.filter((one) => hints.some((hint) => tells(hint, one)))
  return told.length > 0 ? told : found
}

function tells(hint: string, { hints }: Candidate): boolean {
  const phone = phoneNumber(hint)
  const mail = mailAddress(hint)
  const key = phone.ok ? phone.value : mail.ok ? mail.value : nameKey(hint)
  return hints.some((one) => one === key || (key.length >= 2 && one.includes(key)))
}

async function peopleLike(tx: Tx, references: Reference[]): Promise<Candidate[]> {
  const names = references
    .filter(({ to }) => to === 'person')
    .flatMap(({ written }) => [partsOf(written).name, nameKey(written)])
  if (names.length === 0) return []
  const found = await sql<{
    id: string
    name: string
    name_en: string | null
    email: string
    phone: string | null
    department: string
  }>`
    select p.id, p.name, p.name_en, p.email, p.phone, d.name as department
    from person p join department d on d.id = p.department_id
    where p.status <> 'left' and (lower(replace(p.name, ' ', '')) = any (${names}::text[])
      or lower(replace(p.name_en, ' ', '')) = any (${names}::text[]) or lower(p.email) = any (${names}::text[]))`.execute(
    tx,
  )
  return found.rows.map((row) => ({
    id: row.id,
    keys: [row.name, row.name_en, row.email].flatMap((key) => (key ? nameKey(key) : [])),
    hints: [nameKey(row.department), row.email.toLowerCase(), row.phone ?? ''],
  }))
}

/** 民商事业务部 is written 民商事部 and 民商事 as well. */
const shortDepartment = (key: string): string => key.replace(/(业务|法律)?(部门?|组|中心)$/, '')

async function departmentsOf(tx: Tx): Promise<Candidate[]> {
  const rows = await tx
    .selectFrom('department')
    .select(['id', 'name', 'name_en'])
    .where('archived_at', 'is', null)
    .execute()
  return rows.map(({ id, name, name_en }) => ({
    id,
    keys: [name, name_en].flatMap((key) =>
      key ? [nameKey(key), shortDepartment(nameKey(key))] : [],
    ),
    hints: [],
  }))
}

/** How rows look their words up. */
export function namesFound(names: ImportName[]): NamesFound {
  const meant = new Map(names.map((one) => [`${one.to} ${one.written}`, one]))
  return (to, written) => {
    const one = meant.get(`${to} ${written}`)
    return one?.id ?? (one?.settled ? null : undefined)
  }
}

/** What keeps a row from being imported while nobody knows whom it means. */
export function unsettled(references: Reference[], names: ImportName[]): RowProblem[] {
  const found = new Map(names.map((one) => [`${one.to} ${one.written}`, one]))
  return references.flatMap(({ to, written, needed }) => {
    const one = found.get(`${to} ${written}`)
    if (!needed || !one || one.id !== null || one.settled) return []
    const code = one.candidates > 1 ? (`${to}_ambiguous` as const) : (`${to}_unknown` as const)
    return [{ column: null, code, values: { text: written } }]
  })
}
