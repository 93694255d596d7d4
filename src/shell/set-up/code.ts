import { randomInt, timingSafeEqual } from 'node:crypto'

/** Letters that are not mistaken for each other when read from a console. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const wrongGuessesAllowed = 20

/** The one-time code that the console prints while there is no firm yet. */
export interface SetUpCode {
  code: string
  /** Whether it is the code; after twenty wrong guesses none is until the next start. */
  matches(given: string): boolean
}

/** `usedUp` is told when the last guess was wrong: only a new start makes a new code. */
export function createSetUpCode(usedUp: () => void = () => {}): SetUpCode {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)])
  const code = [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-')
  let wrong = 0
  return {
    code,
    matches: (given) => {
      if (wrong >= wrongGuessesAllowed) return false
      const right = plain(code)
      const typed = plain(given).padEnd(right.length).slice(0, right.length)
      const same =
        timingSafeEqual(Buffer.from(typed), Buffer.from(right)) &&
        plain(given).length === right.length
      if (!same) wrong += 1
      if (!same && wrong === wrongGuessesAllowed) usedUp()
      return same
    },
  }
}

/** As typed by hand: without dashes, in any case, with nothing but the alphabet's bytes. */
const plain = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
