import { keepApart, listPartyDuplicates, mergeDuplicates } from '#parties/contract.ts'
import { RefusedAct } from '../caller.ts'
import { act, type House, withRole } from '../house.ts'
import { apart } from '../phrases/firm.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, workingHours } from '../time.ts'
import { fill } from '../words.ts'

/** Pairs decided at one sitting. */
const most = 15

/** The conflict officer clears the desk of parties that may be one, every few weeks; what came last still waits. */
export async function* clearDuplicates(house: House, teller: Teller): Story {
  const { dice } = teller
  for (;;) {
    yield workingHours(teller.at + dice.within(16, 26) * day, 2)
    const officer = dice.pick(withRole(house, 'conflict_officer'))
    const { items } = await act(house, teller, officer, listPartyDuplicates, {
      query: { status: 'waiting', limit: most },
    })
    for (const { id, sides, why } of items) {
      const [older, newer] = sides as [(typeof sides)[0], (typeof sides)[0]]
      const params = { id }
      const decide =
        why !== 'same_contact' || older.name === newer.name
          ? act(house, teller, officer, mergeDuplicates, { params, body: { keepId: older.id } })
          : act(house, teller, officer, keepApart, {
              params,
              body: { reason: fill(dice.pick(apart), {}, dice, teller.at) },
            })
      await decide.catch((error: unknown) => {
        // Decided along with another pair.
        if (!(error instanceof RefusedAct)) throw error
      })
    }
  }
}
