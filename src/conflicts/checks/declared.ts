import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { declarationsOfFirm, type DeclaredBy, type InvolvementRole } from '#parties/index.ts'
import {
  calledOf,
  type Called,
  isSureOfTied,
  nameSame,
  type NameMatched,
  namesMatched,
  numberMatched,
} from './declared-names.ts'
import type { ConflictRule, EvidenceKind, RuleBook } from './fields.ts'
import type { Finding } from './find.ts'
import { isSame } from './rules.ts'
import {
  courtBan,
  type DeclarationMet,
  mayGoToCourt,
  ruleOfDeclaration,
} from './rules-of-colleagues.ts'
import type { Hit } from './search.ts'
import type { PartyNames, SubjectParty } from './sql.ts'

/** What colleagues declared, who of them works on the affair, and what kind of matter it is. With the system's sight. */
export async function declarationsFor(tx: Tx, subjectId: string) {
  const [declared, working, matter] = await Promise.all([
    declarationsOfFirm(tx),
    sql<{ id: string }>`
      select p.id from subject_member m join person p on p.id = m.person_id and p.status <> 'left'
      where m.subject_id = ${subjectId} and m.part in ('lead_lawyer', 'assisting_lawyer', 'assessor')`.execute(
      tx,
    ),
    tx.selectFrom('engagement').select('kind').where('id', '=', subjectId).executeTakeFirst(),
  ])
  return {
    declared,
    working: new Set(working.rows.map((row) => row.id)),
    matterKind: matter?.kind ?? null,
  }
}

export interface GivenDeclared {
  parties: SubjectParty[]
  found: Map<string, Hit[]>
  /** Names and numbers of those in the register whom parties lead to. */
  register: Map<string, PartyNames>
  declared: DeclaredBy[]
  /** Lawyers who work on the affair. */
  working: Set<string>
  /** What kind of matter it is; null: it is not known yet. */
  matterKind: string | null
  book: RuleBook
  today: string
}

/** What the declarations of colleagues mean for an affair: each stops its colleague, not the firm. */
export function findingsOfDeclared(given: GivenDeclared): Finding[] {
  const { parties, found, register, declared, book } = given
  const said = declared.flatMap(saidBy)
  const names = new Set(said.map((one) => one.name))
  const met =
    said.length === 0
      ? []
      : parties.flatMap((party) =>
          calledOf(party, found.get(party.partyId) ?? [], register).flatMap((called) => {
            const matched = namesMatched(called, names)
            return said.flatMap((one) => meetingOf(party, called, one, matched, book))
          }),
        )
  return [...met, ...bansOf(given)]
}

function bansOf({ parties, declared, working, matterKind, book, today }: GivenDeclared): Finding[] {
  const [first] = parties
  const roles = parties.map((one) => one.role)
  if (!first || !mayGoToCourt(matterKind, roles)) return []
  return declared.flatMap((one) => {
    if (one.kind !== 'office' || !one.office || !working.has(one.personId)) return []
    const ban = courtBan({ office: one.office, leftOn: one.toDate }, book, today)
    if (!ban) return []
    const match = nameSame(one.name, first.name)
    return [ofDeclared('former_office', first, itself, one, book, match, ban.until)]
  })
}

interface Said {
  one: DeclaredBy
  name: string
  role: InvolvementRole | null
  number: string | null
}

/** Everybody whom a declaration names. */
function saidBy(one: DeclaredBy): Said[] {
  if (one.kind === 'office') return []
  const { name, number } = one
  return [
    { one, name, role: one.kind === 'matter' ? 'client' : null, number },
    ...one.opponents.map((other): Said => ({ one, name: other, role: 'opponent', number: null })),
    ...(one.kind === 'interest' && one.holderName
      ? [{ one, name: one.holderName, role: null, number: null }]
      : []),
  ]
}

function meetingOf(
  party: SubjectParty,
  called: Called,
  { one, name, role, number }: Said,
  matched: Map<string, NameMatched>,
  book: RuleBook,
): Finding[] {
  const match = numberMatched(called, name, number) ?? matched.get(name)
  if (!match) return []
  const tied = !called.path.every(isSame)
  if (tied && !isSureOfTied(called.kind, match)) return []
  const rule = ruleOfDeclaration(metOf(party, one, role, match.tier, called.path))
  if (!rule || rule === 'only_similar') return []
  const shown = called.path.length > 0 ? { ...match, tier: 'relational' as const } : match
  return [ofDeclared(rule, party, called, one, book, shown, null)]
}

/** In a past matter as lawyer of the opponent, whom one acted for is the other side. */
function metOf(
  party: SubjectParty,
  one: DeclaredBy,
  role: InvolvementRole | null,
  tier: DeclarationMet['tier'],
  path: DeclarationMet['path'],
): DeclarationMet {
  const turned = one.matterPart === 'lawyer_for_opponent'
  const swapped = role === 'client' ? 'opponent' : role === 'opponent' ? 'client' : role
  return {
    kind:
      one.kind === 'interest'
        ? one.holder === 'self'
          ? 'interest'
          : 'relative_interest'
        : 'past_matter',
    capacity: capacityOf(one.matterPart),
    here: party.role,
    role: turned ? swapped : role,
    endedOn: one.toDate,
    tier,
    path,
  }
}

function capacityOf(part: DeclaredBy['matterPart']): DeclarationMet['capacity'] {
  if (part === null) return null
  return part === 'judge' ||
    part === 'prosecutor' ||
    part === 'arbitrator' ||
    part === 'public_officer'
    ? part
    : 'lawyer'
}

type Way = Pick<Called, 'partyId' | 'path' | 'same'>
const itself: Way = { partyId: null, path: [] }

const ofDeclared = (
  rule: ConflictRule,
  party: SubjectParty,
  way: Way,
  one: DeclaredBy,
  book: RuleBook,
  match: NameMatched,
  until: string | null,
): Finding => ({
  ...stopping(rule, party, way, match, book, {
    personId: one.personId,
    by: one.id,
    kind: 'declaration',
    endedOn: one.toDate,
  }),
  until,
})

/** A finding that stops one colleague, by what is known of them. */
export function stopping(
  rule: ConflictRule,
  party: SubjectParty,
  { partyId, path, same }: Way,
  match: NameMatched,
  book: RuleBook,
  colleague: { personId: string; by: string; kind: EvidenceKind; endedOn: string | null },
): Finding {
  const { tier, ...hit } = match
  const { personId, by, kind, endedOn } = colleague
  return {
    key: [rule, party.partyId, by, personId].join(':'),
    rule,
    class: book.get(rule)?.class ?? 'review',
    tier,
    personId,
    until: null,
    evidence: {
      searched: party,
      hit: { partyId, ...hit, path, ...(same ? { same } : {}) },
      there: { subjectId: null, kind, role: null, endedOn },
    },
  }
}
