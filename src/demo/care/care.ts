import { recordContactEndpoint } from '#client-maintenance/contract.ts'
import {
  addContactEndpoint,
  completeProfileEndpoint,
  confirmDetailsEndpoint,
  tierClientEndpoint,
} from '#client-service/contract.ts'
import { act, type House, type KnownClient, withRole } from '../house.ts'
import { phoneOf } from '../parties/identifiers.ts'
import { positions } from '../parties/names.ts'
import * as said from '../phrases/care.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, opening, workingDays, workingHours } from '../time.ts'
import { comeBack } from './come-back.ts'
import { newsOf } from './developments.ts'
import { sayTo, sometimes } from './say.ts'

/** The firm's care for a client, from the first file on. */
export async function* careFor(house: House, teller: Teller, client: KnownClient): Story {
  const { dice } = teller
  yield workingDays(teller.at, dice.chance(0.07) ? dice.within(5.2, 8) : dice.within(0.4, 4))
  await act(house, teller, client.specialist, completeProfileEndpoint, {
    params: { id: client.id },
    // Nobody has touched the file before.
    ifMatch: 1,
    body: {
      needs: sayTo(client, teller, said.needs),
      preferences: sayTo(client, teller, said.preferences),
      cautions: sometimes(client, teller, dice.pick(said.cautions)),
    },
  })
  if (client.kind === 'organisation' && dice.chance(0.45)) await meetAnother(house, teller, client)
  const begin = (name: string, at: number, story: (next: Teller) => Story) =>
    house.theatre.begin(`${client.name} ${name}`, at, story, client.lane)
  begin('details', client.since, (next) => confirmDetails(house, next, client))
  if (dice.chance(client.kind === 'organisation' ? 0.19 : 0.04))
    begin('key', teller.at + dice.within(5, 60) * day, (next) => becomeKey(house, next, client))
  else if (client.kind === 'person' && dice.chance(0.3))
    begin('tier', teller.at + dice.within(100, 200) * day, (next) => rarely(house, next, client))
  begin('back', teller.at, (next) => comeBack(house, next, client))
}

async function meetAnother(house: House, teller: Teller, client: KnownClient): Promise<void> {
  const { name, contact } = house.registry.organisation(teller.dice)
  await act(house, teller, client.specialist, addContactEndpoint, {
    params: { id: client.id },
    body: {
      name: contact.name,
      position: teller.dice.pick(positions),
      phone: phoneOf(name.length * 1_000 + client.name.length * 37 + teller.dice.between(1, 9_999)),
    },
  })
}

/** Contacts are checked twice a year (O1b). */
async function* confirmDetails(house: House, teller: Teller, client: KnownClient): Story {
  const { dice } = teller
  for (;;) {
    const late = dice.chance(0.07)
    yield workingHours(
      teller.at + (181 + (late ? dice.within(2, 9) : -dice.within(2, 25))) * day,
      1,
    )
    await act(house, teller, client.specialist, confirmDetailsEndpoint, {
      params: { id: client.id },
      body: { note: sometimes(client, teller, dice.pick(said.detailsConfirmed)) },
    })
  }
}

/** A key client is contacted at least every 90 days (M2), and the firm follows how its business develops. */
async function* becomeKey(house: House, teller: Teller, client: KnownClient): Story {
  const { dice } = teller
  yield opening(teller.at)
  await act(
    house,
    teller,
    dice.pick(withRole(house, 'client_relationship_manager')),
    tierClientEndpoint,
    {
      params: { id: client.id },
      body: { tier: 'key', reason: sayTo(client, teller, said.tierReasons.key) },
    },
  )
  client.key = true
  house.theatre.begin(
    `${client.name} news`,
    teller.at,
    (next) => newsOf(house, next, client),
    client.lane,
  )
  for (;;) {
    const late = dice.chance(0.08)
    yield workingHours(teller.at + (late ? 90 + dice.within(1, 9) : dice.within(55, 86)) * day, 1)
    await act(house, teller, client.specialist, recordContactEndpoint, {
      params: { id: client.id },
      body: {
        way: dice.pick(['call', 'visit', 'wechat', 'event'] as const),
        words: sayTo(client, teller, said.keyContacts),
        at: new Date(Math.min(teller.at, house.end) - 60_000).toISOString(),
      },
    })
  }
}

async function* rarely(house: House, teller: Teller, client: KnownClient): Story {
  yield opening(teller.at)
  await act(house, teller, house.firm.people.wan, tierClientEndpoint, {
    params: { id: client.id },
    body: { tier: 'occasional', reason: sayTo(client, teller, said.tierReasons.occasional) },
  })
}
