import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Bearers, matched, type Prepared, prepared } from '../names/index.ts'
import type { PartyKind } from '../register/index.ts'
import { type Identifier, sameNumber } from './identifiers.ts'

/** A party that was searched for: by every name it bears, and by its numbers. */
export interface Searched {
  partyId: string
  kind: PartyKind
  name: string
  names: readonly string[]
  identifiers: readonly Identifier[]
}

/** After more changes, or where more take part in the affairs they are about, everything is searched again. */
const changesMost = 60
const involvedMost = 400

interface Newcomer {
  id: string
  kind: PartyKind
  names: string[]
  identifiers: Identifier[]
  /** Tied to another party, or one of two that are one, or the same as somebody who is: found by way of others. */
  tied: boolean
}

/**
 * Whether what came into the register since a snapshot may add anything to what a search for parties found then, or to
 * what they were found to take part in. Answered without a search where little came, as while somebody decides: only
 * parties, numbers and involvements came, and nobody in the affairs they are about is one of those searched, has a name
 * that speaks for a link with any of theirs, the same number, or a tie to anybody. In doubt yes. With the sight of the
 * system; what its own transaction did is not asked about.
 */
export async function mayAdd(
  tx: Tx,
  snapshot: string,
  searched: readonly Searched[],
): Promise<boolean> {
  const { changes, further, newcomers } = await newcomersSince(tx, snapshot)
  if (changes === 0) return false
  if (further) return true
  const ids = new Set(searched.map((one) => one.partyId))
  if (newcomers.some((one) => one.tied || ids.has(one.id))) return true
  const numbers = searched.flatMap((one) => one.identifiers)
  const sameAs = (own: Identifier) => numbers.some((other) => sameNumber(own, other))
  if (newcomers.some((one) => one.identifiers.some(sameAs))) return true
  const asked = {
    person: askedAs('person', searched),
    organisation: askedAs('organisation', searched),
  }
  return newcomers.some(({ kind, names }) =>
    names.some((name) => {
      const own = prepared(kind, name)
      return asked[kind].some((one) => speaksForALink(one, own))
    }),
  )
}

interface Asked {
  name: Prepared
  own: boolean
}

/** All names searched for, as names of a kind, each with whether it is that of one of that kind. */
const askedAs = (kind: PartyKind, searched: readonly Searched[]): Asked[] =>
  searched.flatMap((one) =>
    [...new Set([one.name, ...one.names])].map((name) => ({
      name: prepared(kind, name),
      own: one.kind === kind,
    })),
  )

/** How many others bear what two names share speaks for a link or against it: both are asked. */
const borneBy: Bearers[] = [
  { brand: null, remainder: null },
  { brand: 1, remainder: 1 },
]

/** What was taken for a person's name may be a firm's, and the other way round: the very same name counts as either. */
const speaksForALink = ({ name, own }: Asked, onFile: Prepared): boolean =>
  borneBy.some((bearers) => {
    const match = matched(name, onFile, bearers)
    return match !== null && (own || match.tier === 'exact_equivalent')
  })

async function newcomersSince(tx: Tx, snapshot: string) {
  const { rows } = await sql<{ changes: number; further: boolean; newcomers: Newcomer[] }>`
    with changed as materialized (
      select party_id, what from party_change
      where xact >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(xact, ${snapshot}::pg_snapshot)
        and xact is distinct from pg_current_xact_id_if_assigned()
      limit ${changesMost + 1}),
    involved as materialized (
      select o.party_id from party_involvement i join party_involvement o on o.subject_id = i.subject_id
      where i.party_id = any(array(select party_id from changed)) limit ${involvedMost + 1})
    select (select count(*)::int from changed) as changes,
      exists (select 1 from changed where what not in ('party', 'identifier', 'involvement'))
        or (select count(*) from changed) > ${changesMost}
        or (select count(*) from involved) > ${involvedMost} as further,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind,
        'names', array(select n.name from party_name n where n.party_id = p.id),
        'identifiers', array(select jsonb_build_object('type', n.type, 'number', n.number) from party_identifier n
          where n.party_id = p.id),
        'tied', p.merged_into is not null
          or exists (select 1 from party_relation r where r.from_party = p.id)
          or exists (select 1 from party_relation r where r.to_party = p.id)
          or exists (select 1 from party m where m.merged_into = p.id)
          -- Under its full name it is the same as somebody who is found by way of more than this name.
          or exists (select 1 from party_search_name n join party_search_name o on o.bare = n.bare and o.is_full
            where n.party_id = p.id and n.is_full and o.party_id <> p.id
              and (exists (select 1 from party_relation r where r.from_party = o.party_id)
                or exists (select 1 from party_relation r where r.to_party = o.party_id)
                or exists (select 1 from party_search_name a where a.party_id = o.party_id and a.bare is distinct from o.bare)
                or exists (select 1 from party_identifier i where i.party_id = o.party_id)
                or exists (select 1 from party m where m.merged_into = o.party_id)))))
        from party p where p.id = any(array(select party_id from changed union select party_id from involved))),
        '[]') as newcomers`.execute(tx)
  return rows[0] as (typeof rows)[number]
}
