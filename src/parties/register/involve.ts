import { sql } from 'kysely'
import { asSystem, personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertTogether, updateRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type {
  InvolvementRole,
  PartyContactKind,
  PartyKind,
  PartyNameKind,
  PartyNumber,
} from './fields.ts'
import { askNear } from './ask-near.ts'
import { raiseLookAlikes } from './raise-look-alikes.ts'
import { fileNewParties, matcherInUse, type NameOnFile } from '../search/index.ts'
import { type Changed, changeRows, fileChanged } from './note-change.ts'
import { type Found, matchInvolved, type Standing } from './match-involved.ts'
import { saidAgain, type ToKeep, whatIsSaid } from './say.ts'

/** Somebody who plays a part in an affair, as the affair knows them. Numbers and contact points are canonical. */
export interface Involving {
  subjectId: string
  role: InvolvementRole
  /** The row it comes from: of `engagement_party`, a contact. Without it: the subject itself. */
  aboutId?: string | null
  kind: PartyKind
  name: string
  otherNames?: { kind: PartyNameKind; name: string }[]
  numbers?: PartyNumber[]
  contacts?: { kind: PartyContactKind; value: string }[]
  /** Affairs in which they stand already: the lead of a client, the client of an engagement. */
  near?: string[]
  /** The client they are, whatever they are called here. */
  is?: string
  /** The list that says it; all that is said at once comes of one. */
  importId?: string | null
}

/**
 * Ties parties to affairs, set-wise for any number of them: one already in the affair stays; else one that stands in
 * a nearby affair; else the one with the same number; else a new party is registered. Saying the same again changes
 * nothing. A party is never tied to a new affair by a number that the actor does not see, or that somebody is shut out
 * of: a second one is registered and both go to the desk of duplicates. What is said of a party is kept with the affair
 * that says it, and seen through that affair.
 *
 * The register knows of it in the transaction of the affair. The affair's own event tells it; none is added.
 * @param unheard the affairs were written just now: nobody stands in them yet
 * @returns ids of the parties, in the order given
 */
export async function involve(
  work: Work,
  all: Involving[],
  { unheard = false }: { unheard?: boolean } = {},
): Promise<string[]> {
  const wanted = all.filter((one) => one.name.trim() !== '')
  if (wanted.length === 0) return all.map(() => '')
  const numbers = [...new Set(wanted.flatMap((one) => (one.numbers ?? []).map((it) => it.number)))]
  // What the actor sees of these numbers, before more is seen.
  const seen = new Set((await bearersOf(work.tx, numbers)).map((row) => row.id))
  return asSystem(work, async (tx) => {
    const standing = await standingIn(tx, wanted, unheard)
    const bearers = await bearersOf(tx, numbers)
    const shut = await behindWalls(tx, bearers)
    const known = bearers.map((row) => ({
      ...row,
      open: (work.actor.kind === 'system' || seen.has(row.id)) && !shut.has(row.id),
    }))
    const found = matchInvolved(wanted, standing, known)
    const { fresh, rows } = registerFresh(work, wanted, found)
    const parties = found.map((one, at) => one.partyId ?? (fresh[at] as string))
    const said = await whatIsSaid(work, wanted, parties, fresh)
    const tied = tie(work, wanted, parties, found)
    const changes = [...said.changes, ...tied.changes]
    const [matcher] = await Promise.all([
      rows.length > 0 ? matcherInUse(tx) : null,
      insertTogether(tx, [
        { table: 'party', rows },
        ...tables.map((table) => ({ table, rows: said.rows[table] })),
        { table: 'party_involvement', rows: tied.rows },
        { table: 'party_change', rows: changeRows(work, changes) },
      ]),
    ])
    await saidAgain(tx, said.again)
    await nameAfterClients(work, wanted, parties, found)
    const registered = new Map(rows.map((row) => [row.id, row]))
    const importId = wanted.find((one) => one.importId)?.importId
    const looked = lookedAt(said.changes)
    await Promise.all([
      matcher && fileNewParties(tx, namesOf(registered, said), matcher),
      fileChanged(work, changes, new Set(registered.keys())),
      raiseLookAlikes(work, looked, importId ? 'list' : 'affair'),
    ])
    if (importId) await askNear(work, importId, looked)
    const ids = new Map(wanted.map((one, at) => [one, parties[at] as string]))
    return all.map((one) => ids.get(one) ?? '')
  })
}

const tables = ['party_name', 'party_identifier', 'party_contact'] as const

/** The names of parties registered just now. */
const namesOf = (registered: Map<string, NewParty>, { rows }: ToKeep): NameOnFile[] =>
  rows.party_name.flatMap(({ party_id, name, kind }) => {
    const party = registered.get(party_id as string)
    if (!party) return []
    const written = { name: name as string, nameKind: kind as PartyNameKind }
    return [{ partyId: party.id, kind: party.kind, shown: party.name, ...written }]
  })

/** New parties, and those that got a name or a number. */
const lookedAt = (changes: Changed[]) => [...new Set(changes.map((one) => one.partyId))]

/** Who stands in the affairs named, and who stands or ever stood in those nearby. */
const standingIn = (tx: Tx, wanted: Involving[], unheard: boolean): Promise<Standing[]> =>
  standingOf(
    tx,
    unheard ? [] : wanted.map((one) => one.subjectId),
    wanted.flatMap((one) => [...(one.near ?? []), ...(one.is ? [one.is] : [])]),
  )

/** Who stands in affairs, with every name they have; of those `ever` also who did. */
export async function standingOf(
  tx: Tx,
  subjects: string[],
  ever: string[] = [],
): Promise<Standing[]> {
  if (subjects.length + ever.length === 0) return []
  const rows = await sql<Standing>`
    select i.id, i.party_id as "partyId", i.subject_id as "subjectId", i.role, i.about_id as "aboutId",
      i.ended_at is not null as over,
      array(select n.name from party_name n where n.party_id = i.party_id) as names
    from party_involvement i
    where i.subject_id = any (${[...new Set([...subjects, ...ever])]}::uuid[])
      and (i.ended_at is null or i.subject_id = any (${[...new Set(ever)]}::uuid[]))
    order by i.id`.execute(tx)
  return rows.rows
}

interface Bearer {
  /** The row of the number. */
  id: string
  partyId: string
  type: string
  number: string
}

/** Who bears these numbers, the one known longest first. */
async function bearersOf(tx: Tx, numbers: string[]): Promise<Bearer[]> {
  if (numbers.length === 0) return []
  const rows = await sql<Bearer>`
    select i.id, i.party_id as "partyId", i.type, i.number from party_identifier i
    where i.number = any (${numbers}::text[]) order by i.party_id`.execute(tx)
  return rows.rows
}

async function behindWalls(tx: Tx, bearers: Bearer[]): Promise<Set<string>> {
  if (bearers.length === 0) return new Set()
  const rows = await sql<{ id: string }>`
    select identifiers_behind_walls(${bearers.map((row) => row.id)}::uuid[]) as id`.execute(tx)
  return new Set(rows.rows.map((row) => row.id))
}

interface NewParty extends Record<string, unknown> {
  id: string
  kind: PartyKind
  /** Under which it is shown. */
  name: string
}

/** Parties for whom was found nowhere, with their ids at the places of those they are registered for. */
function registerFresh(
  work: Work,
  wanted: Involving[],
  found: Found[],
): { fresh: (string | null)[]; rows: NewParty[] } {
  // Two that are one and the same in what is told now are registered once.
  const ids = found.map((one) =>
    one.partyId !== null || one.same !== null ? null : uuidv7(work.now.getTime()),
  )
  const fresh = found.map((one, at) =>
    one.same === null ? (ids[at] ?? null) : (ids[one.same] ?? null),
  )
  const created = { created_by: personIdOf(work.actor), created_at: work.now }
  const rows = wanted.flatMap((one, at): NewParty[] => {
    const id = ids[at]
    if (!id) return []
    const told = { import_id: one.importId ?? null, registered_in: one.subjectId, tied: true }
    return [{ id, kind: one.kind, name: one.name, ...told, ...created, updated_at: work.now }]
  })
  return { fresh, rows }
}

/** Whoever becomes a client is shown under the name the firm acts for them. */
async function nameAfterClients(
  work: Work,
  wanted: Involving[],
  parties: string[],
  found: Found[],
): Promise<void> {
  const rows = wanted.flatMap((one, at) =>
    one.role === 'client' && !one.aboutId && found[at]?.partyId && !found[at].involved
      ? [{ id: parties[at] as string, name: one.name, updated_at: work.now }]
      : [],
  )
  if (rows.length > 0) await updateRows(work.tx, 'party', rows)
}

function tie(
  work: Work,
  wanted: Involving[],
  parties: string[],
  found: Found[],
): { rows: Record<string, unknown>[]; changes: Changed[] } {
  const said = new Set<string>()
  const rows = wanted.flatMap((one, at) => {
    const key = `${parties[at]} ${one.subjectId} ${one.role} ${one.aboutId ?? ''}`
    if (found[at]?.involved || said.has(key)) return []
    said.add(key)
    return [
      {
        id: uuidv7(work.now.getTime()),
        party_id: parties[at] as string,
        subject_id: one.subjectId,
        role: one.role,
        about_id: one.aboutId ?? null,
        created_by: personIdOf(work.actor),
        created_at: work.now,
      },
    ]
  })
  const changes = rows.map((row) => ({
    partyId: row.party_id,
    what: 'involvement' as const,
    saidIn: [row.subject_id],
  }))
  return { rows, changes }
}
