import { Decimal } from 'decimal.js'
import type { ConversionProblem } from './contract.ts'

/** What conversion depends on. */
export interface ConversionFacts {
  need: string
  /** When names of the lead or its opponents last changed. */
  partiesChangedAt: Date
  conflict: { outcome: string; decidedAt: Date } | null
  /** The name on the identity document and the others that the decision did not look for. */
  unsearched: string[]
  identified: boolean
  proposed: boolean
  /** The day until which the proposal stands has passed. */
  expired: boolean
  planContent: boolean | null
  feesContent: boolean | null
}

export type ConversionPoint = 'need' | 'conflict' | 'identification' | 'proposal' | 'plan' | 'fees'

/** The checklist: each point with what it lacks. */
export function checklist(
  facts: ConversionFacts,
): { point: ConversionPoint; problem: ConversionProblem | null }[] {
  return [
    { point: 'need', problem: facts.need.trim() === '' ? 'need_missing' : null },
    // The name and number of the document may bring hits of their own: it is looked at first.
    { point: 'identification', problem: facts.identified ? null : 'identification_missing' },
    { point: 'conflict', problem: conflictProblem(facts) },
    { point: 'proposal', problem: proposalProblem(facts) },
    { point: 'plan', problem: facts.planContent === true ? null : 'plan_not_content' },
    { point: 'fees', problem: facts.feesContent === true ? null : 'fees_not_content' },
  ]
}

export function isStale(decidedAt: Date, partiesChangedAt: Date): boolean {
  return decidedAt < partiesChangedAt
}

function conflictProblem({
  conflict,
  partiesChangedAt,
  unsearched,
}: ConversionFacts): ConversionProblem | null {
  if (!conflict) return 'conflict_missing'
  if (isStale(conflict.decidedAt, partiesChangedAt)) return 'conflict_stale'
  if (conflict.outcome === 'refused') return 'conflict_refused'
  return unsearched.length > 0 ? 'conflict_stale' : null
}

function proposalProblem({ proposed, expired }: ConversionFacts): ConversionProblem | null {
  if (!proposed) return 'no_proposal'
  return expired ? 'proposal_expired' : null
}

/** Everything still lacking, in the order of the checklist. */
export const missingFor = (facts: ConversionFacts): ConversionProblem[] =>
  checklist(facts).flatMap(({ problem }) => problem ?? [])

/** Names a conflict search must have looked for and has not; widths and blanks do not count. */
export function notSearched(
  searched: string[],
  lead: { name: string; organisation: string | null; opponents: string[] },
  identified: string | null = null,
): string[] {
  const folded = new Set(searched.map(fold))
  const client = [lead.name, lead.organisation, identified].flatMap((name) => name ?? [])
  return [...new Set([...client, ...lead.opponents])].filter((name) => !folded.has(fold(name)))
}

const fold = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Whether shares in percent make up the whole, exactly. */
export const isWhole = (shares: (number | string)[]): boolean =>
  shares.reduce((sum: Decimal, share) => sum.plus(share), new Decimal(0)).eq(100)
