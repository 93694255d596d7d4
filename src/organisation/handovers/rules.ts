export type HandoverRefusal =
  | 'part_not_held'
  | 'already_offered'
  | 'receiver_is_giver'
  | 'receiver_already_has_it'
  | 'no_such_person'
  | 'receiver_has_left'
  | 'receiver_on_leave'
  | 'receiver_walled'
  | 'already_answered'

export interface OfferFacts {
  fromId: string
  toId: string
  /** Who has the part now. */
  holders: string[]
  /** Status of the receiver; `missing` for nobody. */
  receiver: 'missing' | 'active' | 'on_leave' | 'left'
  receiverShutOut: boolean
  openAlready: boolean
}

/** Whether a part may be offered to somebody. */
export function decideOffer(facts: OfferFacts): HandoverRefusal | null {
  if (facts.fromId === facts.toId) return 'receiver_is_giver'
  if (!facts.holders.includes(facts.fromId)) return 'part_not_held'
  if (facts.openAlready) return 'already_offered'
  if (facts.receiver === 'missing') return 'no_such_person'
  if (facts.receiver === 'left') return 'receiver_has_left'
  if (facts.receiver === 'on_leave') return 'receiver_on_leave'
  if (facts.holders.includes(facts.toId)) return 'receiver_already_has_it'
  return facts.receiverShutOut ? 'receiver_walled' : null
}

/** Whether an offer may still be taken; the part must be the giver's to give. */
export function decideAcceptance(facts: {
  status: string
  giverHolds: boolean
  receiverShutOut: boolean
}): HandoverRefusal | null {
  if (facts.status !== 'offered') return 'already_answered'
  if (!facts.giverHolds) return 'part_not_held'
  return facts.receiverShutOut ? 'receiver_walled' : null
}

/** Whether an offer may be returned or withdrawn. */
export function decideEnding(status: string): HandoverRefusal | null {
  return status === 'offered' ? null : 'already_answered'
}
