import type { InvolvementRole } from '#parties/index.ts'
import { dayOf } from '#organisation/index.ts'
import type {
  ConflictRule,
  EvidenceKind,
  FindingClass,
  FindingRule,
  FindingTier,
  RuleBook,
} from './fields.ts'
import { type CutOff, findingsOfCuts } from './cut-off.ts'
import { type Colleague, findingsOfColleagues } from './colleagues.ts'
import { findingsOfDeclared, type GivenDeclared } from './declared.ts'
import { isSame, rulesOfMeeting, sideOf } from './rules.ts'
import type { Hit } from './search.ts'
import type { Involvement, SubjectParty } from './sql.ts'

/** One thing a check found. */
export interface Finding {
  key: string
  rule: FindingRule
  class: FindingClass
  tier: FindingTier
  /** The colleague it stops; null: the firm. */
  personId: string | null
  /** Until when it stops them, where that is known. */
  until: string | null
  evidence: {
    searched: SubjectParty
    hit: { partyId: string | null } & Omit<Hit, 'partyId' | 'tier'>
    /** Another affair, or what a colleague declared; nothing where the search did not come to its end. */
    there: {
      subjectId: string | null
      kind: EvidenceKind | null
      role: InvolvementRole | null
      endedOn: string | null
    }
  }
}

/** Findings of one kind about one party that are told one by one; more of the same say nothing new. */
const sameAtMost = 20

/** What hits in the register mean for an affair. */
export function findingsOf(
  given: GivenDeclared & {
    elsewhere: Involvement[]
    colleagues: Colleague[]
    /** What was not looked at to the end. */
    cut: CutOff
  },
): Finding[] {
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
          // Two clients with differing interests in one matter: the one in which the party is neither ours nor opposed.
          contentious: sideOf(searched.role) === 'other' ? here : there.contentious,
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
  const ofColleagues = findingsOfColleagues(parties, given.colleagues, book)
  const all = [...findings, ...findingsOfDeclared(given), ...ofColleagues]
  const { told, more } = withoutRepeats(all)
  const cut = new Map(given.cut)
  for (const partyId of more) cut.set(partyId, new Set(cut.get(partyId)).add('affairs'))
  return [...told, ...findingsOfCuts(parties, cut)].toSorted(gravestFirst)
}

interface Met {
  searched: SubjectParty
  hit: Hit
  there: Involvement
}

/** Affairs in which somebody from our side here stands against somebody who is against us here. */
function crossedSubjects(met: Met[]): Set<string> {
  const sure = met.filter(({ hit }) => hit.tier !== 'weak' && hit.path.every(isSame))
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
  const { tier, ...shown } = hit
  return {
    key: [rule, searched.partyId, hit.partyId, there.subjectId].join(':'),
    rule,
    class: book.get(rule)?.class ?? 'review',
    tier,
    personId: null,
    until: null,
    evidence: {
      searched,
      hit: shown,
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

const gravestFirst = (a: Finding, b: Finding): number =>
  inOrder.indexOf(a.class) - inOrder.indexOf(b.class) || b.evidence.hit.score - a.evidence.hit.score

/**
 * Gravest first, then surest; what only says the same again is told so many times and no more.
 * @returns also for whom more was found that somebody would have to look at
 */
function withoutRepeats(findings: Finding[]): { told: Finding[]; more: Set<string> } {
  const known = new Set<string>()
  const count = new Map<string, number>()
  const more = new Set<string>()
  const told = findings
    .toSorted(gravestFirst)
    .filter(({ key, rule, class: of, personId, evidence: { searched } }) => {
      if (known.has(key)) return false
      known.add(key)
      if (of !== 'none' && of !== 'review') return true
      const kind = `${rule} ${searched.partyId} ${personId}`
      const times = (count.get(kind) ?? 0) + 1
      count.set(kind, times)
      if (times > sameAtMost && of === 'review') more.add(searched.partyId)
      return times <= sameAtMost
    })
  return { told, more }
}
