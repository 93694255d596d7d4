import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import {
  bareText,
  keysOf,
  filedByRules,
  type Identifier,
  namesOne,
  type PartyNameKind,
  type PartyKind,
  type PartyRelationType,
} from '#parties/index.ts'
import { note } from '../figure.ts'
import type { BenchDatabase } from '../place.ts'

interface Row {
  party_id: string
  kind: PartyKind
  name: string
  aliases: string
  former_names: string
  id_type: string
  id_number: string
}

const identifierTypes: Record<string, Identifier['type']> = {
  uscc: 'unified_social_credit_code',
  resident_id: 'resident_identity_number',
  passport: 'passport',
  foreign_registration: 'foreign_registration',
}
export const identifierType = (text: string): Identifier['type'] => identifierTypes[text] ?? 'other'

const relationTypes: Record<string, PartyRelationType> = {
  controller: 'actual_controller',
  former_name_of: 'former_name',
}
const knownRelations =
  'parent subsidiary shareholder legal_representative director guarantor spouse near_relative employee branch'.split(
    ' ',
  )

/** The ids a register gives its parties, in the order of ours. */
export class PartyIds {
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()

  add(text: string): string {
    this.#numbers.set(text, this.#texts.push(text))
    return this.uuid(text) as string
  }

  uuid(text: string): string | null {
    const number = this.#numbers.get(text)
    return number === undefined
      ? null
      : `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
  }

  text(uuid: string): string {
    return this.#texts[Number.parseInt(uuid.slice(-12), 16) - 1] ?? uuid
  }
}

const chunk = 20_000

/** Loads a register with its keys set by set; the index of the keys is built at the end. */
export async function loadRegister(
  place: BenchDatabase,
  file: string,
  ids: PartyIds,
): Promise<void> {
  const { admin } = place
  const began = Date.now()
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1)
  // The superuser of a database nobody else uses: references hold by construction.
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB';
    drop index party_name_key_key; drop index party_search_name_party; drop index party_search_name_version; drop index party_search_name_bare;
    drop index party_name_party; drop index party_identifier_party; drop index party_identifier_number;
    drop index party_import; drop index party_merged`)
  let ref = 0
  let parties = 0
  let keys = 0
  let waiting: Row[] = []
  const write = async (rows: Row[]) => {
    const sets = setsOf(rows, ids, ref)
    ref += sets.names.length
    keys += sets.keys.length
    parties += rows.length
    await writeSets(place, rows, sets)
    if (parties % 100_000 < chunk)
      note(`${parties} parties, ${ref} names, ${keys} keys: ${seconds()} s`)
  }
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    waiting.push(row as Row)
    if (waiting.length < chunk) continue
    await write(waiting)
    waiting = []
  }
  if (waiting.length > 0) await write(waiting)
  note(`rows written: ${seconds()} s`)
  await admin.query(`
    create index party_name_key_key on party_name_key (key, ref);
    create index party_search_name_party on party_search_name (party_id);
    create index party_search_name_version on party_search_name (matcher_version);
    create index party_search_name_bare on party_search_name (bare, kind);
    create index party_name_party on party_name (party_id, id);
    create index party_identifier_party on party_identifier (party_id, id);
    create index party_identifier_number on party_identifier (number, type);
    create index party_merged on party (merged_into) where merged_into is not null;
    create index party_import on party (import_id, id) where import_id is not null;
    select setval('party_search_name_ref_seq', greatest(1, (select max(ref) from party_search_name)))`)
  note(`indexes built: ${seconds()} s`)
  for (const table of [
    'party_name_key',
    'party_search_name',
    'party',
    'party_name',
    'party_identifier',
    'party_relation',
  ])
    await admin.query(`vacuum analyze ${table}`)
  note(`loaded ${parties} parties, ${ref} names, ${keys} keys in ${seconds()} s`)
  await admin.query('set session_replication_role = origin')
}

interface Named {
  party: string
  kind: PartyKind
  name: string
  nameKind: PartyNameKind
  shown: string
}

function setsOf(rows: Row[], ids: PartyIds, firstRef: number) {
  const names: Named[] = []
  const keys: number[] = []
  const refs: number[] = []
  for (const row of rows) {
    const party = ids.add(row.party_id)
    const put = (name: string, nameKind: PartyNameKind) => {
      names.push({ party, kind: row.kind, name, nameKind, shown: row.name })
      for (const key of keysOf(row.kind, name)) {
        keys.push(key)
        refs.push(firstRef + names.length)
      }
    }
    put(row.name, 'legal')
    for (const alias of row.aliases.split('|').filter(Boolean))
      put(alias, /[一-鿿]/.test(alias) ? 'short' : 'english')
    for (const former of row.former_names.split('|').filter(Boolean)) put(former, 'former')
  }
  return { names, keys, refs }
}

async function writeSets(
  { admin }: BenchDatabase,
  rows: Row[],
  { names, keys, refs }: ReturnType<typeof setsOf>,
): Promise<void> {
  const of = <T>(list: readonly T[], one: (item: T) => string) => list.map(one)
  const first = refs[0] as number
  const shownAt = new Map(names.map(({ party, shown }) => [party, shown]))
  const partyIds = [...shownAt.keys()]
  await admin.query(
    `insert into party (id, kind, name, created_at, updated_at)
     select id, kind, name, now(), now() from unnest($1::uuid[], $2::text[], $3::text[]) p (id, kind, name)`,
    [partyIds, of(rows, ({ kind }) => kind), of(rows, ({ name }) => name)],
  )
  await admin.query(
    `with filed as (
       insert into party_search_name (ref, party_id, kind, name, name_kind, shown_name, bare, is_full, matcher_version)
       overriding system value
       select $1::int + at - 1, party, kind, name, name_kind, shown, bare, is_full, $7::int
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $8::text[], $9::boolean[])
         with ordinality n (party, kind, name, name_kind, shown, bare, is_full, at)
       returning party_id, name_kind, name)
     insert into party_name (id, party_id, kind, name, created_at)
     select gen_random_uuid(), party_id, name_kind, name, now() from filed`,
    [
      first,
      of(names, ({ party }) => party),
      of(names, ({ kind }) => kind),
      of(names, ({ name }) => name),
      of(names, ({ nameKind }) => nameKind),
      of(names, ({ shown }) => shown),
      filedByRules,
      of(names, ({ name }) => bareText(name)),
      names.map(namesOne),
    ],
  )
  const numbered = rows
    .map((row, at) => ({ ...row, party: partyIds[at] as string }))
    .filter(({ id_number }) => id_number)
  await admin.query(
    `insert into party_identifier (id, party_id, type, number, created_at)
     select gen_random_uuid(), party, type, number, now() from unnest($1::uuid[], $2::text[], $3::text[]) i (party, type, number)`,
    [
      of(numbered, ({ party }) => party),
      of(numbered, (row) => identifierType(row.id_type)),
      of(numbered, ({ id_number }) => id_number.toUpperCase()),
    ],
  )
  await admin.query(
    `insert into party_name_key (key, ref) select * from unnest($1::int[], $2::int[])`,
    [`{${keys.join(',')}}`, `{${refs.join(',')}}`],
  )
}

/** Loads who is what to whom. */
export async function loadRelations(
  { admin }: BenchDatabase,
  file: string,
  ids: PartyIds,
): Promise<void> {
  let count = 0
  for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
    const [from, to] = [ids.uuid(row.from_id), ids.uuid(row.to_id)]
    if (!from || !to) continue
    const type = relationTypes[row.type] ?? (knownRelations.includes(row.type) ? row.type : 'other')
    await admin.query(
      `insert into party_relation (id, from_party, to_party, type, from_date, to_date, source, created_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, 'register', now())`,
      [from, to, type, row.from_date || null, row.to_date || null],
    )
    count += 1
  }
  note(`${count} relations`)
}
