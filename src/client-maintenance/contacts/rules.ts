import type { ContactKind, ContactState } from './contract.ts'

export type ContactRefusal =
  | 'contact_settled'
  | 'contact_not_postponed'
  | 'owner_not_in_firm'
  | 'owner_does_not_see_client'
  | 'too_many_clients'

/** Clients a round by tier reaches at most; more is a mailing, not relationship care. */
export const mostClientsInRound = 5_000

/** A contact once made or cancelled stays as it is. */
export function decideSettling(state: ContactState): ContactRefusal | null {
  return state === 'planned' ? null : 'contact_settled'
}

export function decidePostponement(
  contact: { state: ContactState; plannedOn: string },
  to: string,
): ContactRefusal | null {
  if (contact.state !== 'planned') return 'contact_settled'
  return to > contact.plannedOn ? null : 'contact_not_postponed'
}

/** One round a year: the greeting of this spring festival is not that of the next. */
export function roundOf(plan: { kind: ContactKind; occasion: string; plannedOn: string }): string {
  return `${plan.plannedOn.slice(0, 4)} ${plan.kind} ${plan.occasion.replaceAll(/\s+/g, ' ')}`
}
