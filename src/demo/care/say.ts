import type { KnownClient } from '../house.ts'
import type { Teller } from '../theatre.ts'

/** What is filled into sentences about a client outside of any case. */
export const slotsAbout = ({ party, originator }: KnownClient) => ({
  我: party.short,
  联: party.contact.called,
  师: `${originator.name.slice(0, 1)}律师`,
  城: party.city,
  业: party.business || '日常生活',
})

/** Fills a sentence for a client, a new one each time. */
export const sayTo = (client: KnownClient, teller: Teller, sentences: string | readonly string[]) =>
  client.voice.say(sentences, slotsAbout(client), teller.dice, teller.at)

/** Says it, where there is something to say. */
export const sometimes = (client: KnownClient, teller: Teller, words: string) =>
  words === '' ? '' : sayTo(client, teller, words)
