import {
  decideAdviceEndpoint,
  declineAdviceEndpoint,
  proposeAdviceEndpoint,
  recordBusinessDevelopmentEndpoint,
  sendAdviceEndpoint,
} from '#client-maintenance/contract.ts'
import { act, type House, type KnownClient } from '../house.ts'
import * as said from '../phrases/care.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, workingDays, workingHours } from '../time.ts'
import { sayTo } from './say.ts'

/** News of a key client's business, and what the firm advises (M3). */
export async function* newsOf(house: House, teller: Teller, client: KnownClient): Story {
  const { dice } = teller
  const heard = dice.shuffled(said.developments)
  for (const [source, text, advice] of heard) {
    yield workingHours(teller.at + dice.within(70, 190) * day, 1)
    const news = await act(house, teller, client.specialist, recordBusinessDevelopmentEndpoint, {
      params: { id: client.id },
      body: {
        happenedOn: dayOf(teller.at - dice.within(1, 8) * day),
        source: source.replace('{联}', client.party.contact.called),
        text: sayTo(client, teller, text),
      },
    })
    yield workingDays(teller.at, dice.chance(0.09) ? dice.within(10.3, 13) : dice.within(1.5, 8))
    const params = { id: news.id }
    if (advice === null) {
      await act(house, teller, client.specialist, declineAdviceEndpoint, {
        params,
        body: { reason: sayTo(client, teller, said.notNeeded) },
      })
      continue
    }
    const { lu } = house.firm.people
    await act(house, teller, client.specialist, proposeAdviceEndpoint, {
      params,
      body: { text: sayTo(client, teller, advice), approverId: lu.id },
    })
    yield workingHours(teller.at, dice.within(1, 9))
    await act(house, teller, lu, decideAdviceEndpoint, { params, body: { outcome: 'approved' } })
    yield workingHours(teller.at, dice.within(0.5, 4))
    await act(house, teller, client.specialist, sendAdviceEndpoint, {
      params,
      body: { way: dice.pick(['mail', 'wechat', 'visit'] as const) },
    })
  }
}
