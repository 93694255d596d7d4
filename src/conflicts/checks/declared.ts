import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import {
  declarationsOfFirm,
  type DeclaredBy,
  type InvolvementRole,
  matchNames,
  type PartyKind,
} from '#parties/index.ts'
import type { ConflictRule, FindingTier, RuleBook } from './fields.ts'
import type { Finding } from './find.ts'
import { courtBan, type DeclarationMet, ruleOfDeclaration, sideOf } from './rules.ts'
import type { SubjectParty } from './sql.ts'

/** What colleagues declared, and who of them works on the affair. With the sight of the system. */
export async function declarationsFor(tx: Tx, subjectId: string) {
  const [declared, working] = await Promise.all([
    declarationsOfFirm(tx),
    sql<{ id: string }>`
      select p.id from subject_member m join person p on p.id = m.person_id and p.status <> 'left'
      where m.subject_id = ${subjectId} and m.part in ('lead_lawyer', 'assisting_lawyer', 'assessor')`.execute(
      tx,
    ),
  ])
  return { declared, working: new Set(working.rows.map((row) => row.id)) }
}

interface Given {
  parties: SubjectParty[]
  declared: DeclaredBy[]
  working: Set<string>
  book: RuleBook
  today: string
}

/** What the declarations of colleagues mean for an affair: each stops its colleague, not the firm. */
export function findingsOfDeclared({ parties, declared, working, book, today }: Given): Finding[] {
  const met = parties.flatMap((party) => declared.flatMap((one) => meetingsOf(party, one, book)))
  const contentious = parties.some((party) => sideOf(party.role) === 'adverse')
  const [first] = parties
  const bans =
    contentious && first
      ? declared.flatMap((one) => {
          if (one.kind !== 'office' || !one.office || !working.has(one.personId)) return []
          const ban = courtBan({ office: one.office, leftOn: one.toDate }, book, today)
          return ban
            ? [
                ofDeclared(
                  'former_office',
                  first,
                  one,
                  book,
                  nameSame(one.name, first.name),
                  ban.until,
                ),
              ]
            : []
        })
      : []
  return [...met, ...bans]
}

interface Match {
  name: string
  /** The party's own name that was compared. */
  asked: string
  tier: FindingTier
  score: number
  reasons: unknown[]
  segments: unknown
}
const nameSame = (name: string, asked: string): Match => ({
  name,
  asked,
  tier: 'exact_equivalent',
  score: 1,
  reasons: [],
  segments: null,
})

function meetingsOf(party: SubjectParty, one: DeclaredBy, book: RuleBook): Finding[] {
  if (one.kind === 'office') return []
  const said: { name: string; role: InvolvementRole | null; number: string | null }[] = [
    { name: one.name, role: one.kind === 'matter' ? 'client' : null, number: one.number },
    ...one.opponents.map((name) => ({ name, role: 'opponent' as const, number: null })),
    ...(one.kind === 'interest' && one.holderName
      ? [{ name: one.holderName, role: null, number: null }]
      : []),
  ]
  return said.flatMap(({ name, role, number }) => {
    const match = matchOf(party, name, number)
    if (!match) return []
    const rule = ruleOfDeclaration(metOf(party, one, role, match.tier))
    return rule && rule !== 'only_similar' ? [ofDeclared(rule, party, one, book, match, null)] : []
  })
}

/** In a past matter as lawyer of the opponent, whom one acted for is the other side. */
function metOf(
  party: SubjectParty,
  one: DeclaredBy,
  role: InvolvementRole | null,
  tier: FindingTier,
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

function matchOf(party: SubjectParty, name: string, number: string | null): Match | null {
  if (number && party.identifiers.some((one) => one.number === number)) {
    const reasons = [{ code: 'identifier_same', to: number }]
    return { name, asked: party.name, tier: 'identifier', score: 1, reasons, segments: null }
  }
  if (!mayMatch(party.names, name)) return null
  const kind: PartyKind = party.kind
  const found = party.names.flatMap((own) => {
    const match = matchNames(kind, own, name)
    return match ? [{ ...match, asked: own }] : []
  })
  const [best] = found.toSorted((a, b) => b.score - a.score)
  if (!best || best.tier === 'weak') return null
  return { name, ...best, segments: best.segments.length > 0 ? best.segments : null }
}

/** Names that share no two signs are not worth comparing; letters share them soon enough. */
function mayMatch(names: string[], name: string): boolean {
  const signs = new Set(name.toLowerCase())
  return names.some((own) => {
    let shared = 0
    for (const sign of own.toLowerCase()) if (signs.has(sign)) shared += 1
    return shared >= 2
  })
}

function ofDeclared(
  rule: ConflictRule,
  party: SubjectParty,
  one: DeclaredBy,
  book: RuleBook,
  match: Match,
  until: string | null,
): Finding {
  const { tier, ...hit } = match
  return {
    key: [rule, party.partyId, one.id, one.personId].join(':'),
    rule,
    class: book.get(rule)?.class ?? 'review',
    tier,
    personId: one.personId,
    until,
    evidence: {
      searched: party,
      hit: { partyId: null, ...hit, path: [] },
      there: { subjectId: null, kind: 'declaration', role: null, endedOn: one.toDate },
    },
  }
}
