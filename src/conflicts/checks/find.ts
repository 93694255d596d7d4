import type { DeclaredBy, InvolvementRole } from '#parties/index.ts'
import { dayOf } from '#organisation/index.ts'
import type { ConflictRule, EvidenceKind, FindingClass, FindingTier, RuleBook } from './fields.ts'
import { findingsOfDeclared } from './declared.ts'
import { rulesOfMeeting, sideOf } from './rules.ts'
import type { Hit } from './search.ts'
import type { Involvement, SubjectParty } from './sql.ts'

/** One thing a check found. */
export interface Finding {
  key: string
  rule: ConflictRule
  class: FindingClass
  tier: FindingTier
  /** The colleague it stops; null: the firm. */
  personId: string | null
  /** Until when it stops them, where that is known. */
  until: string | null
  evidence: {
    searched: SubjectParty
    hit: { partyId: string | null } & Omit<Hit, 'partyId' | 'tier'>
    /** Another affair, or what a colleague declared. */
    there: {
      subjectId: string | null
      kind: EvidenceKind
      role: InvolvementRole | null
      endedOn: string | null
    }
  }
}

/** Findings of one kind about one party that are told one by one; more of the same say nothing new. */
const sameAtMost = 20

/** What hits in the register mean for an affair. */
export function findingsOf(given: {
  parties: SubjectParty[]
  found: Map<string, Hit[]>
  elsewhere: Involvement[]
  declared: DeclaredBy[]
  /** Lawyers who work on the affair. */
  working: Set<string>
  book: RuleBook
  today: string
}): Finding[] {
  const { parties, found, elsewhere, book, today } = given
  const here = parties.some((party) => sideOf(party.role) === 'adverse')
  const byParty = Map.groupBy(elsewhere, (one) => one.partyId)
  const met = parties.flatMap((searched) =>
    (found.get(searched.partyId) ?? []).flatMap((hit) =>
      (byParty.get(hit.partyId) ?? []).map((there) => ({ searched, hit, there })),
    ),
  )
  const crossed = crossedSubjects(met)
  const findings = met.flatMap(({ searched, hit, there }) =>
    rulesOfMeeting(
      {
        here: searched.role,
        there: {
          role: there.role,
          kind: there.kind,
          endedOn: there.endedAt ? dayOf(there.endedAt) : null,
          contentious: here || there.contentious,
        },
        tier: hit.tier,
        path: hit.path.map((step) => step.type),
        ended: hit.path.some((step) => step.ended),
        crossed: crossed.has(there.subjectId),
      },
      book,
      today,
    ).map((rule): Finding => findingOf(rule, book, { searched, hit, there })),
  )
  return withoutRepeats([...findings, ...findingsOfDeclared(given)])
}

interface Met {
  searched: SubjectParty
  hit: Hit
  there: Involvement
}

/** Affairs in which somebody from our side here stands against somebody who is against us here. */
function crossedSubjects(met: Met[]): Set<string> {
  const sure = met.filter(({ hit }) => hit.tier !== 'weak' && hit.path.length === 0)
  const crossing = (here: 'ours' | 'adverse', there: 'ours' | 'adverse') =>
    new Set(
      sure.flatMap((one) =>
        sideOf(one.searched.role) === here && sideOf(one.there.role) === there
          ? [one.there.subjectId]
          : [],
      ),
    )
  return crossing('ours', 'adverse').intersection(crossing('adverse', 'ours'))
}

function findingOf(rule: ConflictRule, book: RuleBook, { searched, hit, there }: Met): Finding {
  const { partyId, name, asked, tier, score, reasons, segments, path } = hit
  return {
    key: [rule, searched.partyId, partyId, there.subjectId].join(':'),
    rule,
    class: book.get(rule)?.class ?? 'review',
    tier,
    personId: null,
    until: null,
    evidence: {
      searched,
      hit: { partyId, name, asked, score, reasons, segments, path },
      there: {
        subjectId: there.subjectId,
        kind: there.kind,
        role: there.role,
        endedOn: there.endedAt ? dayOf(there.endedAt) : null,
      },
    },
  }
}

const inOrder: FindingClass[] = ['absolute', 'curable', 'escalate', 'review', 'none']

/** Gravest first, then surest; what only says the same again is told so many times and no more. */
function withoutRepeats(findings: Finding[]): Finding[] {
  const known = new Set<string>()
  const told = new Map<string, number>()
  return findings
    .toSorted(
      (a, b) =>
        inOrder.indexOf(a.class) - inOrder.indexOf(b.class) ||
        b.evidence.hit.score - a.evidence.hit.score,
    )
    .filter(({ key, rule, class: of, evidence }) => {
      if (known.has(key)) return false
      known.add(key)
      if (of !== 'none') return true
      const kind = `${rule} ${evidence.searched.partyId}`
      const count = (told.get(kind) ?? 0) + 1
      told.set(kind, count)
      return count <= sameAtMost
    })
}
