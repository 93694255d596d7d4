import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { InvolvementRole, PartyKind, PartyNumber } from '#parties/index.ts'
import { type DispositionKind, RuleData, type RuleBook } from './fields.ts'

/** The rule book a check was made by: its findings are read by that one, whatever is in force since. */
export async function rulesOfVersion(tx: Tx, version: number): Promise<RuleBook> {
  const row = await tx
    .selectFrom('conflict_rules')
    .select(sql<string>`rules::text`.as('text'))
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return bookIn(row.text)
}

/** The version of the rule book in force. */
export async function rulesInForce(tx: Tx): Promise<{ version: number; book: RuleBook }> {
  const row = await tx
    .selectFrom('conflict_rules')
    .select(['version', sql<string>`rules::text`.as('text')])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { version: row.version, book: bookIn(row.text) }
}

let read: { text: string; book: RuleBook } | null = null

/** A text is read once: every check asks for the same. */
function bookIn(text: string): RuleBook {
  if (read?.text === text) return read.book
  const rules = RuleData.array().parse(JSON.parse(text))
  read = { text, book: new Map(rules.map((one) => [one.rule, one])) }
  return read.book
}

export interface SubjectParty {
  partyId: string
  kind: PartyKind
  /** As the affair knows it: whoever sees the affair may know it so. */
  name: string
  /** All names it bears or bore. */
  names: string[]
  role: InvolvementRole
  identifiers: PartyNumber[]
}

/** Parties of an affair, and names of one of them, that are searched; where there are more the check says so. */
export const partiesMost = 400
export const namesMost = 50

/** Who takes part in an affair, as the register knows them: one more of each than is searched tells that there are more. */
export async function partiesOfSubject(tx: Tx, subjectId: string): Promise<SubjectParty[]> {
  const found = await sql<SubjectParty>`
    select distinct on (p.id, i.role) p.id as "partyId", p.kind, i.role,
      name_in_affair(p.id, p.name, i.subject_id) as name,
      array(select n.name from (select id, name from party_name where party_id = p.id
        order by kind <> 'legal', id desc limit ${namesMost + 1}) n order by n.id) as names,
      coalesce((select jsonb_agg(jsonb_build_object('type', n.type, 'number', n.number)) from party_identifier n
        where n.party_id = p.id), '[]') as identifiers
    from party_involvement i join party p on p.id = i.party_id
    where i.subject_id = ${subjectId} and i.ended_at is null
    order by p.id, i.role limit ${partiesMost + 1}`.execute(tx)
  return found.rows
}

/** What a party of the register is called, and its numbers. */
export type PartyNames = Pick<SubjectParty, 'kind' | 'names' | 'identifiers'>

/** What parties of the register are called. With the sight of the system. */
export async function namesOfParties(tx: Tx, ids: string[]): Promise<Map<string, PartyNames>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string } & PartyNames>`
    select p.id, p.kind, array(select n.name from party_name n where n.party_id = p.id order by n.id limit 50) as names,
      coalesce((select jsonb_agg(jsonb_build_object('type', n.type, 'number', n.number)) from party_identifier n
        where n.party_id = p.id), '[]') as identifiers
    from party p where p.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(found.rows.map(({ id, ...one }) => [id, one]))
}

/** An affair, and the lead it came of: what was decided of the lead holds for what came of it. */
export const withItsLead = (subjectId: string) =>
  sql<string>`any(array(select ${subjectId}::uuid union select lead_id from engagement where id = ${subjectId}))`

/** The engagement that came of a lead; null where none did. */
export async function whatCameOf(tx: Tx, leadId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('engagement')
    .select('id')
    .where('lead_id', '=', leadId)
    .executeTakeFirst()
  return row?.id ?? null
}

export interface Involvement {
  partyId: string
  subjectId: string
  kind: 'lead' | 'client' | 'engagement'
  role: InvolvementRole
  endedAt: Date | null
  contentious: boolean
}

/** Part taken in so many affairs is looked at. */
const affairsMost = 2000

/** Somebody found, and the parts in which meeting them again means nothing: those of the side they have here. */
export interface Met {
  partyId: string
  harmless: InvolvementRole[]
}

/**
 * In which other affairs of the firm parties take or took part: first where that may mean something, and of these what
 * goes on.
 * @returns whether there are more that may mean something than are looked at
 */
export async function involvementsElsewhere(
  tx: Tx,
  met: Met[],
  subjectId: string,
): Promise<{ elsewhere: Involvement[]; cut: boolean }> {
  if (met.length === 0) return { elsewhere: [], cut: false }
  const ids = met.map((one) => one.partyId)
  const harmless = met.flatMap((one) => one.harmless.map((role) => ({ ...one, role })))
  const found = await sql<Involvement & { means: boolean }>`
    with harmless as materialized (
      select * from unnest(${harmless.map((one) => one.partyId)}::uuid[], ${harmless.map((one) => one.role)}::text[])
        as h (party_id, role))
    select i.party_id as "partyId", i.subject_id as "subjectId", s.kind, i.role, i.ended_at as "endedAt",
      exists (select 1 from party_involvement o where o.subject_id = i.subject_id and o.role in ('opponent', 'victim'))
        as contentious,
      (i.party_id, i.role) not in (select party_id, role from harmless) as means
    from party_involvement i join subject s on s.id = i.subject_id
    where i.party_id = any(${ids}::uuid[]) and i.subject_id <> ${subjectId}
      and i.subject_id is distinct from (select parent_id from subject where id = ${subjectId})
      -- What came of the enquiry is the same affair.
      and i.subject_id not in (select id from engagement where lead_id = ${subjectId})
      and s.kind <> 'firm'
      -- A client is met in their engagements, which end; by themselves only where they have none.
      and not (s.kind = 'client' and exists (select 1 from subject e join party_involvement x on x.subject_id = e.id
        where e.parent_id = s.id and e.kind = 'engagement' and x.party_id = i.party_id))
      -- An enquiry that became an engagement is met there.
      and not (s.kind = 'lead' and i.ended_at is not null and s.parent_id is not null)
    order by means desc, i.ended_at is not null, i.id desc limit ${affairsMost + 1}`.execute(tx)
  const cut = found.rows[affairsMost]?.means === true
  return {
    elsewhere: found.rows.slice(0, affairsMost).map(({ means: _, ...row }) => row),
    cut,
  }
}

/** What is under way in the register now: what a check has seen and what it has not. */
export async function registerSeen(tx: Tx): Promise<{ watermark: number; snapshot: string }> {
  const found = await sql<{ watermark: number; snapshot: string }>`
    select coalesce((select max(id) from party_change), 0) as watermark, pg_current_snapshot()::text as snapshot`.execute(
    tx,
  )
  return found.rows[0] as { watermark: number; snapshot: string }
}

/** Whether anybody else changed anything in the register that a check with this snapshot has not seen. */
export async function changedSince(tx: Tx, snapshot: string): Promise<boolean> {
  const found = await sql<{ any: boolean }>`
    select exists (select 1 from party_change
      where xact >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(xact, ${snapshot}::pg_snapshot)
        and xact is distinct from pg_current_xact_id_if_assigned()) as any`.execute(tx)
  return found.rows[0]?.any ?? true
}

/** One at a time looks last and commits: two who oppose one another cannot both be cleared unseen. */
export const lockConflicts = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' conflicts', 0))`.execute(
    tx,
  )

/**
 * One check of an affair at a time, until the transaction ends: the later one sees all that the earlier one saw, so that
 * the one that counts has seen most. Several are locked at once and always in the same order.
 */
export async function lockChecks(tx: Tx, subjectIds: string[]): Promise<void> {
  for (const id of subjectIds.toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`conflict check ${id}`}, 0))`.execute(
      tx,
    )
}

/** The latest dispositions of findings of an affair and of the lead it came of, by their keys. */
export async function dispositionsByKey(
  tx: Tx,
  subjectId: string,
): Promise<Map<string, { kind: DispositionKind; reason: string; byId: string; at: Date }>> {
  const found = await sql<{
    key: string
    kind: DispositionKind
    reason: string
    byId: string
    at: Date
  }>`
    select distinct on (key) key, kind, reason, by_id as "byId", at from conflict_disposition
    where subject_id = ${withItsLead(subjectId)} order by key, at desc, id desc`.execute(tx)
  return new Map(
    found.rows.filter((row) => row.kind !== 'taken_back').map(({ key, ...row }) => [key, row]),
  )
}

/** Promises to decide that are open. */
export const toDecide = sql`m.clause_code in ('G4', 'G4.further', 'G4.existing', 'G4.again') and m.status in ('open', 'paused')`

/** Whether somebody owes a decision about an affair. */
export async function isDecisionOwed(tx: Tx, subjectId: string): Promise<boolean> {
  const found = await sql<{ owed: boolean }>`
    select exists (select 1 from commitment m where m.subject_id = ${subjectId} and ${toDecide}) as owed`.execute(
    tx,
  )
  return found.rows[0]?.owed ?? false
}

/** Whether a list brought an engagement in. */
export async function cameByList(tx: Tx, engagementId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('engagement')
    .select('import_id')
    .where('id', '=', engagementId)
    .executeTakeFirst()
  return row?.import_id != null
}
