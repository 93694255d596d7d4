import { sql } from 'kysely'
import { dayOf, systemTrained } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Someone } from '../clauses/contract.ts'
import type { FoundBy } from './rules.ts'

/** A person a duty can be given to, with the office whose hours their clock follows. */
export interface Holder {
  personId: string
  officeId: string
}

/** A search for one person: the ways are tried in order. */
export interface Search {
  ways: Someone[]
  subjectId: string
  data: Record<string, unknown>
  /** Spreads the work of a role over those who hold it: the same thing always finds the same person. */
  spread: string
  /** Not these: nobody receives the escalation of their own omission. */
  except?: string[]
  /** Only where there is nobody else: the event says that it is not for them. */
  notBy?: string[]
  /** Courses they should have passed. */
  training?: string[]
}

/** Whom a search found, and how. */
export interface Found extends Holder {
  by: FoundBy
  /** Lacks a course that was asked for: nobody who has it could be found. */
  untrained: boolean
}

/** Who owes what nobody else can be found for. */
const lastRole = 'managing_partner'

interface Directory {
  people: Map<string, Holder & { departmentId: string; roles: string[] }>
  heads: Map<string, string>
  headsOfKind: Map<string, string[]>
  members: Map<string, string>
  /** `principal subject` of standing walls. */
  walls: Set<string>
  subjects: Map<string, { parentId: string | null; departmentId: string | null }>
  /** `person course` of what still counts. */
  trained: Set<string>
}

/**
 * Finds the people of many searches with a handful of statements, whatever their number. Who has left is
 * never found. Who has the training asked for comes before anybody without it; the managing partner is
 * found where nobody else is.
 */
export async function systemFindPeople(
  { tx, now }: { tx: Tx; now: Date },
  searches: Search[],
): Promise<(Found | null)[]> {
  if (searches.length === 0) return []
  const courses = [...new Set(searches.flatMap((one) => one.training ?? []))]
  const directory = {
    ...(await readDirectory(tx, searches)),
    trained: await systemTrained(tx, courses, dayOf(now)),
  }
  return searches.map((search) => find(directory, search))
}

interface DirectoryRow {
  subjects: { id: string; parent_id: string | null; department_id: string | null }[]
  members: { subject_id: string; part: string; person_id: string }[]
  people: { id: string; office_id: string; department_id: string; roles: string[] }[]
  walls: { principal_id: string; subject_id: string }[]
  departments: { id: string; kind: string; head_id: string }[]
}

/** Everybody the searches could find, with one statement: a firm's whole staff is seldom wanted. */
async function readDirectory(tx: Tx, searches: Search[]): Promise<Omit<Directory, 'trained'>> {
  const subjectIds = [...new Set(searches.map((one) => one.subjectId))]
  const ways = searches.flatMap((one) => one.ways.map((way) => ({ way, data: one.data })))
  const roles = ways.flatMap(({ way }) => ('role' in way ? way.role : []))
  const named = ways.flatMap(({ way, data }) => ('named' in way ? namedIn(data, way.named) : []))
  const heads = ways.some(({ way }) => 'head_of' in way)
  const found = await sql<DirectoryRow>`
    select * from directory_for(${subjectIds}, ${[...roles, lastRole]}, ${named.filter(isId)}, ${heads})`.execute(
    tx,
  )
  const { subjects, members, people, walls, departments } = found.rows[0] as DirectoryRow
  const headsOfKind = new Map<string, string[]>()
  for (const row of departments) {
    headsOfKind.set(row.kind, [...(headsOfKind.get(row.kind) ?? []), row.head_id])
  }
  return {
    people: new Map(
      people.map((row) => [
        row.id,
        {
          personId: row.id,
          officeId: row.office_id,
          departmentId: row.department_id,
          roles: row.roles,
        },
      ]),
    ),
    heads: new Map(departments.map((row) => [row.id, row.head_id])),
    headsOfKind,
    walls: new Set(walls.map((row) => `${row.principal_id} ${row.subject_id}`)),
    // The first of a part stands; a later one of the same part came to help.
    members: new Map(
      members.toReversed().map((row) => [`${row.subject_id} ${row.part}`, row.person_id]),
    ),
    subjects: new Map(
      subjects.map((row) => [row.id, { parentId: row.parent_id, departmentId: row.department_id }]),
    ),
  }
}

function find(directory: Directory, { notBy, ...search }: Search): Found | null {
  if (!notBy) return findAmong(directory, search)
  const outsider = findAmong(directory, { ...search, except: [...(search.except ?? []), ...notBy] })
  // A promise nobody owes would be none.
  return outsider ?? findAmong(directory, search)
}

function findAmong(directory: Directory, search: Search): Found | null {
  const isTrained = ({ personId }: Holder) =>
    (search.training ?? []).every((course) => directory.trained.has(`${personId} ${course}`))
  const found = (search.training ?? []).length > 0 ? tryWays(directory, search, isTrained) : null
  const other = found ?? tryWays(directory, search) ?? lastResort(directory, search)
  if (!other) return null
  const { person, by } = other
  const { personId, officeId } = person
  return { personId, officeId, by, untrained: !isTrained(person) }
}

type Chosen = { person: Holder; by: FoundBy }

function tryWays(
  directory: Directory,
  search: Search,
  suits: (person: Holder) => boolean = () => true,
): Chosen | null {
  for (const way of search.ways) {
    const found = admitted(directory, search, candidates(directory, search, way)).filter(suits)
    const person = 'role' in way ? pick(found, search.spread) : found[0]
    if (person) return { person, by: nameOf(way) }
  }
  return null
}

function lastResort(directory: Directory, search: Search): Chosen | null {
  const partners = admitted(directory, search, holdersOf(directory, lastRole))
  const person = pick(partners, search.spread)
  return person ? { person, by: 'fallback' } : null
}

/** Those who are here, may see what it is about and are not left out. */
const admitted = (directory: Directory, search: Search, ids: string[]) =>
  ids
    .filter((id) => !search.except?.includes(id))
    .flatMap((id) => directory.people.get(id) ?? [])
    .filter((person) => !isShutOut(directory, person, search.subjectId))

function isShutOut(
  directory: Directory,
  person: { personId: string; departmentId: string },
  subjectId: string,
): boolean {
  return [person.personId, person.departmentId].some((id) =>
    directory.walls.has(`${id} ${subjectId}`),
  )
}

const nameOf = (way: Someone): FoundBy =>
  'relation' in way ? 'relation' : 'head_of' in way ? 'head_of' : 'role' in way ? 'role' : 'named'

function candidates(directory: Directory, search: Search, way: Someone): string[] {
  const subject = directory.subjects.get(search.subjectId)
  if ('relation' in way) {
    return [search.subjectId, subject?.parentId].flatMap(
      (id) => directory.members.get(`${id} ${way.relation}`) ?? [],
    )
  }
  if ('head_of' in way) {
    if (way.head_of !== 'subject') return directory.headsOfKind.get(way.head_of) ?? []
    return subject?.departmentId ? [directory.heads.get(subject.departmentId) ?? ''] : []
  }
  if ('role' in way) return holdersOf(directory, way.role)
  return namedIn(search.data, way.named)
}

const isId = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

const namedIn = (data: Search['data'], field: string): string[] =>
  typeof data[field] === 'string' ? [data[field]] : []

const holdersOf = (directory: Directory, role: string): string[] =>
  [...directory.people.values()]
    .filter((person) => person.roles.includes(role))
    .map((person) => person.personId)

/** Always the same of several for the same word. */
function pick<T>(items: T[], word: string): T | undefined {
  let hash = 0
  for (let at = 0; at < word.length; at += 1)
    hash = (Math.imul(hash, 31) + word.charCodeAt(at)) >>> 0
  return items[hash % items.length]
}

/** Whether each of these people lacks a course asked of them. */
export async function systemUntrained(
  { tx, now }: { tx: Tx; now: Date },
  asked: { personId: string; training: string[] }[],
): Promise<boolean[]> {
  const courses = [...new Set(asked.flatMap((one) => one.training))]
  const trained = await systemTrained(tx, courses, dayOf(now))
  return asked.map(({ personId, training }) =>
    training.some((course) => !trained.has(`${personId} ${course}`)),
  )
}
