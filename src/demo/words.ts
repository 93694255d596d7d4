import type { Dice } from './dice.ts'
import { day, spoken } from './time.ts'

/** What stands in the places of a sentence: `{对}`, `{额}`, or one of several things of the story. */
export type Slots = Record<string, string | readonly string[]>

/**
 * Fills the places of a sentence. Besides the slots: `{日-20}` a day so long ago, `{日+7}` one to come,
 * `{数3-9}` a number.
 */
export function fill(sentence: string, slots: Slots, dice: Dice, at: number): string {
  const filled = sentence.replaceAll(/\{([^{}]+)\}/g, (_whole, place: string) => {
    const date = /^日([+-]\d+)$/.exec(place)
    if (date) return spoken(at + Number(date[1]) * day + dice.between(-1, 1) * day)
    const number = /^数(\d+)-(\d+)$/.exec(place)
    if (number) return String(dice.between(Number(number[1]), Number(number[2])))
    const slot = slots[place]
    if (slot === undefined) throw new Error(`nothing for {${place}} in: ${sentence}`)
    return typeof slot === 'string' ? slot : dice.pick(slot)
  })
  // The layout sets the space between Han and figures; between Han there is none.
  return filled.replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
}

/** Says things about one client, never the same sentence twice. */
export interface Voice {
  /** One of the sentences, filled; a new one each time. */
  say(sentences: string | readonly string[], slots: Slots, dice: Dice, at: number): string
}

/** What has been said anywhere: also another client's page had better not repeat it. */
export function createVoices(): () => Voice {
  const everywhere = new Set<string>()
  return () => {
    const here = new Set<string>()
    const usedHere = new Set<string>()
    return {
      say: (sentences, slots, dice, at) => {
        const pool = dice.shuffled(typeof sentences === 'string' ? [sentences] : sentences)
        const ordered = [
          ...pool.filter((one) => !usedHere.has(one)),
          ...pool.filter((one) => usedHere.has(one)),
        ]
        let second: { said: string; from: string } | null = null
        for (let tries = 0; tries < 4; tries += 1) {
          for (const from of ordered) {
            const said = fill(from, slots, dice, at)
            if (here.has(said)) continue
            if (!everywhere.has(said)) return keep(said, from)
            second ??= { said, from }
          }
        }
        if (second) return keep(second.said, second.from)
        return keep(
          `${spoken(at)}：${fill(ordered[0] as string, slots, dice, at)}`,
          ordered[0] as string,
        )
      },
    }
    function keep(said: string, from: string): string {
      here.add(said)
      usedHere.add(from)
      everywhere.add(said)
      return said
    }
  }
}
