import { decideConflictCheck, listConflictDesk } from '#conflicts/contract.ts'
import { RefusedAct } from '../caller.ts'
import { act, type House, withRole } from '../house.ts'
import { lookAndDecide } from '../leads/assess.ts'
import { conflictReasonsAgain } from '../phrases/development.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, workingHours } from '../time.ts'

/** Affairs looked at again at one sitting. */
const most = 20

/** The officers decide again where somebody has met an affair since, mostly in time; what came last still waits. */
export async function* clearDesk(house: House, teller: Teller): Story {
  const { dice } = teller
  for (;;) {
    yield workingHours(teller.at, dice.within(5, 11))
    // In the evening, when nobody else is at the affairs they decide on.
    house.inTheEvening(teller.at, (at) => sit(house, { ...teller, at }))
  }
}

async function sit(house: House, teller: Teller): Promise<void> {
  const { dice } = teller
  const officer = dice.pick(withRole(house, 'conflict_officer'))
  const { items } = await act(house, teller, officer, listConflictDesk, { query: { limit: most } })
  for (const { affair, cause, dueAt } of items) {
    // Who enquires is decided on as their story comes to it.
    const soon = dueAt !== null && Date.parse(dueAt) < teller.at + day
    if (!soon || (affair.kind === 'lead' && cause === 'enquiry')) continue
    const body = { outcome: 'clear' as const, reason: dice.pick(conflictReasonsAgain) }
    await lookAndDecide(house, teller, officer, affair.id, (id) =>
      act(house, teller, officer, decideConflictCheck, { params: { id }, body }),
    ).catch((error: unknown) => {
      // What cannot be cleared waits on.
      if (!(error instanceof RefusedAct)) throw error
    })
  }
}
