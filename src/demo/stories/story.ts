import type { PracticeArea } from '#organisation/index.ts'

/** What somebody says, and what is answered. */
export type Pair = readonly [said: string, answered: string]

/**
 * One kind of case as the firm meets it, in sentences with places (see words.ts): `{我}` the client,
 * `{对}` the other side, `{联}` whom one talks to, `{师}` the lawyer, `{额}` the amount, `{城}` the city,
 * `{院}` the court, `{仲}` the labour arbitration commission, and the story's own things.
 */
export interface Tale {
  key: string
  area: PracticeArea
  kind: 'litigation' | 'arbitration' | 'criminal_defence' | 'retainer' | 'project' | 'consultation'
  /** Who comes with it. */
  by: 'person' | 'organisation' | 'anybody'
  /** Whom it is against; null where there is nobody. A text is an authority, named as it is. */
  against: 'person' | 'organisation' | { name: string; short: string } | null
  /** What it is about, in ten thousand yuan; null where nothing can be counted. */
  amount: readonly [low: number, high: number] | null
  things: Record<string, readonly string[]>
  title: string
  /** As the lead writes or says it at first. */
  need: readonly string[]
  /** As the specialist notes it after the first contact. */
  clear: string
  facts: string
  law: string
  risks: string
  prospects: string
  advice: string
  lacking: readonly string[]
  plan: string
  scope: string
  steps: readonly string[]
  fee: readonly [kind: 'fixed' | 'hourly', low: number, high: number, basis: string]
  /** How long it lasts, in months. */
  months: readonly [low: number, high: number]
  progress: readonly string[]
  events: readonly (readonly [
    kind:
      | 'filing'
      | 'hearing'
      | 'ruling'
      | 'judgment'
      | 'enforcement'
      | 'mediation'
      | 'negotiation'
      | 'document'
      | 'time_limit'
      | 'other',
    text: string,
  ])[]
  questions: readonly Pair[]
  /** What is asked of the client. */
  duties: readonly string[]
  decision: readonly [
    question: string,
    first: readonly [title: string, consequences: string],
    second: readonly [title: string, consequences: string],
  ]
  praise: string
  suggestion: Pair
  problem: Pair
  /** A change of the plan after feedback: the reason, and the step added. */
  adjusted: Pair
  ends: readonly (readonly [
    outcome: 'won' | 'partly_won' | 'lost' | 'settled' | 'withdrawn' | 'completed',
    summary: string,
  ])[]
  /** The opinion at the return visit, and what is suggested. */
  visit: Pair
  /** A later need: its title, what it is, and its field. */
  later: readonly [title: string, need: string, area: PracticeArea]
  lost: readonly [
    reason:
      | 'fees'
      | 'plan'
      | 'chose_another_firm'
      | 'settled_itself'
      | 'no_answer'
      | 'not_worth_taking'
      | 'other',
    words: string,
  ]
}
