import { describe, expect, it } from 'vitest'
import type { InvolvementRole } from '#parties/index.ts'
import {
  answersTo,
  conclude,
  type Considered,
  dispositionsOf,
  notAsked,
  worstOf,
} from './conclusion.ts'
import {
  conflictRules,
  type ConflictRule,
  type FindingClass,
  type FindingTier,
  type RuleBook,
  type RuleData,
} from './fields.ts'
import { type Meeting, rulesOfMeeting, type Tie, within } from './rules.ts'
import {
  courtBan,
  type DeclarationMet,
  mayGoToCourt,
  ruleOfColleague,
  ruleOfDeclaration,
} from './rules-of-colleagues.ts'
import { problemsOfRules } from './rule-book.ts'

const today = '2026-11-28'
const grave: Partial<Record<ConflictRule, FindingClass>> = {
  same_case: 'absolute',
  lawyer_interest: 'absolute',
  lawyer_handled: 'absolute',
  former_office: 'absolute',
  opponent_is_client: 'curable',
  opponent_was_client: 'curable',
  opponent_affiliate_of_client: 'curable',
  client_is_opponent: 'curable',
  client_affiliate_of_opponent: 'curable',
  differing_interests: 'curable',
  lawyer_past_client: 'escalate',
  opposing_enquiries: 'escalate',
  close_person: 'escalate',
  same_side: 'none',
  only_similar: 'none',
}
const rules: RuleData[] = conflictRules.map((rule) => ({
  rule,
  class: grave[rule] ?? 'review',
  article: '',
}))
const book: RuleBook = new Map(rules.map((one) => [one.rule, one]))

const meeting = (
  here: InvolvementRole,
  role: InvolvementRole,
  more: Omit<Partial<Meeting>, 'there'> & { there?: Partial<Meeting['there']> } = {},
): Meeting => ({
  here,
  tier: 'exact_equivalent',
  path: [],
  ended: false,
  crossed: false,
  ...more,
  there: { role, kind: 'engagement', endedOn: null, contentious: true, ...more.there },
})
const classesOf = (one: Meeting): FindingClass[] =>
  rulesOfMeeting(one, book, today).map((rule) => book.get(rule)?.class as FindingClass)

describe('the decision table of conflicts', () => {
  it('blocks where the firm already acts for the opponent in this case', () => {
    const met = meeting('opponent', 'client', { crossed: true })
    expect(rulesOfMeeting(met, book, today)).toEqual(['same_case', 'opponent_is_client'])
    expect(worstOf(classesOf(met))).toBe('absolute')
    expect(worstOf(classesOf(meeting('prospect', 'opponent', { crossed: true })))).toBe('absolute')
  })

  it('blocks the lawyer who, or whose relative, has an interest in the opponent', () => {
    for (const kind of ['interest', 'relative_interest'] as const) {
      const rule = ruleOfDeclaration({
        kind,
        capacity: null,
        here: 'opponent',
        role: null,
        endedOn: null,
        tier: 'identifier',
        path: [],
      })
      expect(book.get(rule as ConflictRule)?.class).toBe('absolute')
    }
  })

  it('blocks the lawyer who handled the matter in public office or as an arbitrator', () => {
    for (const capacity of ['judge', 'prosecutor', 'arbitrator', 'public_officer'] as const) {
      const rule = ruleOfDeclaration({
        kind: 'past_matter',
        capacity,
        here: 'prospect',
        role: 'client',
        endedOn: null,
        tier: 'near',
        path: [],
      })
      expect(book.get(rule as ConflictRule)?.class).toBe('absolute')
    }
  })

  it('keeps a former judge or prosecutor out of court for two years to the day', () => {
    const left = (leftOn: string | null, office = 'judge') =>
      courtBan({ office, leftOn }, book, today)
    expect(left('2024-11-29')).toEqual({ until: '2026-11-29' })
    expect(left('2024-11-28')).toBeNull()
    expect(left('2026-01-10', 'prosecutor')).toEqual({ until: '2028-01-10' })
    expect(left(null)).toEqual({ until: null })
    expect(left('2026-01-10', 'arbitrator')).toBeNull()
  })

  it('takes an interest in whoever holds the opponent for one in the opponent', () => {
    const tied = (path: Tie[], more: Partial<DeclarationMet> = {}) =>
      ruleOfDeclaration({
        kind: 'interest',
        capacity: null,
        here: 'opponent',
        role: null,
        endedOn: null,
        tier: 'exact_equivalent',
        path,
        ...more,
      })
    const parent = { type: 'parent', direction: 'backward', ended: false } as const
    const down = { type: 'subsidiary', direction: 'backward', ended: false } as const
    const branch = { type: 'branch', direction: 'forward', ended: false } as const
    expect(tied([parent])).toBe('lawyer_interest')
    expect(tied([parent, { ...parent, type: 'actual_controller' }])).toBe('lawyer_interest')
    expect(tied([branch])).toBe('lawyer_interest')
    // Only an owner in common, or a tie of the past.
    expect(tied([parent, down])).toBe('related')
    expect(tied([{ ...parent, ended: true }])).toBe('related')
    expect(tied([parent], { here: 'prospect' })).toBeNull()
    const past = { kind: 'past_matter', capacity: 'lawyer', role: 'client' } as const
    expect(tied([branch], past)).toBe('lawyer_past_client')
    expect(tied([parent], past)).toBe('related')
  })

  it('has somebody look where an opponent bears the name of a colleague, and blocks who is proved to be one', () => {
    const named = (tier: FindingTier, proved = false, here: InvolvementRole = 'opponent') =>
      ruleOfColleague(here, { tier, proved })
    expect(named('exact_equivalent')).toBe('maybe_colleague')
    expect(book.get('maybe_colleague')?.class).toBe('review')
    expect(named('exact_equivalent', true)).toBe('lawyer_interest')
    expect(named('near')).toBeNull()
    expect(named('exact_equivalent', true, 'client')).toBeNull()
  })

  it('counts as litigation whatever is not known to stay out of court', () => {
    expect(mayGoToCourt(null, ['prospect'])).toBe(true)
    expect(mayGoToCourt('criminal_defence', ['client'])).toBe(true)
    expect(mayGoToCourt('retainer', ['client', 'third_party'])).toBe(false)
    expect(mayGoToCourt('retainer', ['client', 'opponent'])).toBe(true)
  })

  it('asks consent where the opponent is a client in another matter', () => {
    expect(rulesOfMeeting(meeting('opponent', 'client'), book, today)).toEqual([
      'opponent_is_client',
    ])
    expect(classesOf(meeting('opponent', 'client', { there: { kind: 'client' } }))).toEqual([
      'curable',
    ])
    expect(classesOf(meeting('prospect', 'opponent'))).toEqual(['curable'])
  })

  it('asks consent for a year after the opponent’s mandate ended, to the day', () => {
    const ended = (endedOn: string) =>
      rulesOfMeeting(meeting('opponent', 'client', { there: { endedOn } }), book, today)
    expect(ended('2026-11-27')).toEqual(['opponent_was_client'])
    expect(ended('2025-11-29')).toEqual(['opponent_was_client'])
    expect(ended('2025-11-28')).toEqual(['past_client_long_ago'])
    expect(within('2024-02-29', 12, '2025-02-27')).toBe(true)
    expect(within('2024-02-29', 12, '2025-02-28')).toBe(false)
  })

  it('blocks a change of sides in the same case also after the mandate ended', () => {
    for (const endedOn of ['2026-10-01', '2020-10-01']) {
      const met = meeting('opponent', 'client', { crossed: true, there: { endedOn } })
      expect(worstOf(classesOf(met))).toBe('absolute')
      const turned = meeting('prospect', 'opponent', { crossed: true, there: { endedOn } })
      expect(rulesOfMeeting(turned, book, today)).toEqual(['same_case', 'client_was_opponent'])
    }
  })

  it('asks consent where the opponent is an affiliate of a client, however long the chain', () => {
    for (const path of [
      ['parent'],
      ['subsidiary'],
      ['actual_controller', 'actual_controller'],
      ['former_name', 'shareholder', 'parent'],
    ] as Meeting['path'][]) {
      const met = meeting('opponent', 'client', { path, tier: 'relational' })
      expect(rulesOfMeeting(met, book, today)).toEqual(['opponent_affiliate_of_client'])
      expect(classesOf(met)).toEqual(['curable'])
    }
  })

  it('only looks at what is related by a tie that has ended', () => {
    const met = meeting('opponent', 'client', { path: ['parent'], ended: true, tier: 'relational' })
    expect(rulesOfMeeting(met, book, today)).toEqual(['related'])
  })

  it('takes a branch and a former name for the party itself', () => {
    const met = meeting('opponent', 'client', { path: ['branch'], tier: 'relational' })
    expect(rulesOfMeeting(met, book, today)).toEqual(['opponent_is_client'])
  })

  it('asks consent of two clients with differing interests in one non-contentious matter', () => {
    const met = meeting('prospect', 'third_party', { there: { contentious: false } })
    expect(classesOf(met)).toEqual(['curable'])
    expect(classesOf(meeting('prospect', 'third_party'))).toEqual(['review'])
  })

  it('finds nothing in the same party on the same side or a name that only looks alike', () => {
    expect(classesOf(meeting('prospect', 'client'))).toEqual(['none'])
    expect(classesOf(meeting('opponent', 'opponent'))).toEqual(['none'])
    expect(classesOf(meeting('opponent', 'client', { tier: 'weak' }))).toEqual(['none'])
  })

  it('lets somebody senior weigh two enquiries that oppose one another, and close persons', () => {
    const enquiry = meeting('opponent', 'prospect', { there: { kind: 'lead' }, crossed: true })
    expect(classesOf(enquiry)).toEqual(['escalate'])
    const spouse = meeting('opponent', 'client', { path: ['spouse'], tier: 'relational' })
    expect(classesOf(spouse)).toEqual(['escalate'])
  })

  it('takes the victim for the adverse side of an accused', () => {
    expect(classesOf(meeting('victim', 'client'))).toEqual(['curable'])
  })
})

const found = (more: Partial<Considered>): Considered => ({
  key: 'k',
  rule: 'opponent_is_client',
  class: 'curable',
  tier: 'exact_equivalent',
  personId: null,
  disposition: null,
  concerned: [client('this_side', 'jia'), client('other_side', 'bing')],
  consents: [],
  ...more,
})
const client = (of: 'this_side' | 'other_side', partyId: string) => ({
  of,
  other: null,
  partyId,
  name: partyId,
})
const signed = (
  of: 'this_side' | 'other_side',
  outcome: 'signed' | 'refused' | 'withdrawn' = 'signed',
  partyId: string | null = of === 'this_side' ? 'jia' : 'bing',
) => ({ of, partyId, outcome })

describe('what may be decided', () => {
  it('is to accept where nothing was found, and always to refuse', () => {
    expect(conclude([]).outcomes).toEqual(['clear', 'refused'])
  })

  it('is never to accept against an absolute conflict', () => {
    const same = found({ rule: 'same_case', class: 'absolute' })
    expect(conclude([same]).outcomes).toEqual(['refused'])
    for (const disposition of ['accepted', 'harmless', 'lawyer_excluded', 'same_side'] as const)
      expect(conclude([{ ...same, disposition }]).outcomes).toEqual(['refused'])
    // Another case between the same two is still a case against a client.
    const other = { ...same, disposition: 'different_case' as const }
    expect(conclude([other, found({})]).outcomes).toEqual(['refused'])
    const agreed = found({ consents: [signed('this_side'), signed('other_side')] })
    expect(conclude([other, agreed]).outcomes).toEqual(['curable_consented', 'refused'])
  })

  it('is to accept a curable one only when both have signed', () => {
    expect(conclude([found({ consents: [signed('this_side')] })]).outcomes).toEqual(['refused'])
    const refusing = found({ consents: [signed('this_side'), signed('other_side', 'refused')] })
    expect(conclude([refusing]).open).toEqual([{ key: 'k', why: 'consent_refused' }])
    const both = found({ consents: [signed('this_side'), signed('other_side')] })
    expect(conclude([both]).outcomes).toEqual(['curable_consented', 'refused'])
  })

  it('is to accept a curable one only when every client concerned has signed for themselves', () => {
    const concerned = [
      client('this_side', 'jia'),
      client('this_side', 'yi'),
      client('other_side', 'bing'),
    ]
    const one = found({ concerned, consents: [signed('this_side'), signed('other_side')] })
    expect(conclude([one]).open).toEqual([{ key: 'k', why: 'consent_missing' }])
    expect(notAsked(one).map((of) => of.partyId)).toEqual(['yi'])
    const all = { ...one, consents: [...one.consents, signed('this_side', 'signed', 'yi')] }
    expect(conclude([all]).outcomes).toEqual(['curable_consented', 'refused'])
    const together = {
      ...one,
      consents: [signed('this_side', 'signed', null), signed('other_side')],
    }
    expect(conclude([together]).outcomes).toEqual(['curable_consented', 'refused'])
  })

  it('is no longer to accept once one of them takes the consent back', () => {
    const taken = found({ consents: [signed('this_side', 'withdrawn'), signed('other_side')] })
    expect(conclude([taken]).open).toEqual([{ key: 'k', why: 'consent_refused' }])
    expect(answersTo('signed', false)).toEqual(['withdrawn'])
    expect(answersTo('withdrawn', true)).toEqual(['signed'])
    expect(answersTo(null, false)).toEqual([])
  })

  it('is to accept without the lawyer concerned', () => {
    const his = found({ rule: 'lawyer_interest', class: 'absolute', personId: 'wen' })
    expect(conclude([his]).open).toEqual([{ key: 'k', why: 'lawyer_not_excluded' }])
    const out = conclude([{ ...his, disposition: 'lawyer_excluded' }])
    expect(out).toMatchObject({ outcomes: ['clear', 'refused'], excluded: ['wen'] })
  })

  it('cannot say of somebody proved by a number that it is somebody else', () => {
    expect(dispositionsOf(found({ tier: 'identifier' }))).toEqual([])
    expect(dispositionsOf(found({ tier: 'near' }))).toEqual(['not_same_party'])
    const sure = found({ tier: 'identifier', disposition: 'not_same_party' })
    expect(conclude([sure]).outcomes).toEqual(['refused'])
  })
})

describe('a version of the rules', () => {
  it('may be stricter than the law and never milder', () => {
    const stricter = rules.map((one) =>
      one.rule === 'opponent_is_client' ? { ...one, class: 'absolute' as const } : one,
    )
    expect(problemsOfRules(stricter, rules)).toEqual([])
    const milder = rules.map((one) =>
      one.rule === 'opponent_is_client' ? { ...one, class: 'review' as const } : one,
    )
    expect(problemsOfRules(milder, rules)).toMatchObject([{ code: 'milder_than_law' }])
  })

  it('gives up neither term nor article', () => {
    const at = rules.findIndex((one) => one.rule === 'opponent_was_client')
    const set = (parts: Partial<RuleData>) =>
      rules.map((one, index) => (index === at ? { ...one, ...parts } : one))
    const law = set({ months: 12, article: '第52条' })
    const milder = set({ months: 6, article: ' ' })
    expect(problemsOfRules(milder, law).map((one) => one.path)).toEqual(
      ['months', 'article'].map((part) => `rules.${at}.${part}`),
    )
  })
})
