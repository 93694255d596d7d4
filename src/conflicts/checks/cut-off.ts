import type { CutKind } from './fields.ts'
import type { Finding } from './find.ts'
import type { SubjectParty } from './sql.ts'

/** What a check did not look at to the end, party by party. */
export type CutOff = Map<string, Set<CutKind>>

/**
 * A search that did not come to its end may have missed somebody: a person says of each party, with a reason, that this
 * is nothing, or the affair is not cleared. Cut off somewhere else, it must be said anew.
 */
export function findingsOfCuts(parties: SubjectParty[], cut: CutOff): Finding[] {
  return [...cut].flatMap(([partyId, kinds]) => {
    const searched = parties.find((one) => one.partyId === partyId)
    if (!searched || kinds.size === 0) return []
    const told = [...kinds].toSorted()
    return [
      {
        key: ['cut_off', partyId, ...told].join(':'),
        rule: 'cut_off',
        class: 'review',
        tier: 'weak',
        personId: null,
        until: null,
        evidence: {
          searched,
          hit: {
            partyId: null,
            name: '',
            asked: searched.name,
            score: 0,
            reasons: told.map((to) => ({ code: 'cut_off', to })),
            segments: null,
            path: [],
          },
          there: { subjectId: null, kind: null, role: null, endedOn: null },
        },
      },
    ]
  })
}
