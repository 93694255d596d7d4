import { hasHan } from './normalise.ts'
import { readOrganisation } from './organisation.ts'

export interface LearntWord {
  word: string
  names: number
  brands: number
}

/** Fewer organisations than these teach nothing. */
const registerLeast = 500
const namesLeast = 12
const brandsLeast = 10
/** Of so many organisations one must bear a word. */
const oneIn = 20_000
/** Endings that are kept while counting: beyond, those that were met once are forgotten. */
const endingsMost = 300_000
const learntMost = 500
/** A longer word that stands for so much of a shorter one stands for all of it. */
const mostOfIt = 0.7

interface Ending {
  names: number
  brands: Set<string>
}

/** Learns from the names of a register what stands between trade name and form where no industry is known. */
export class IndustryLearner {
  readonly #endings = new Map<string, Ending>()
  #organisations = 0

  /** To be called for every name of an organisation once, in an order that stays. */
  count(name: string): void {
    this.#organisations += 1
    if (!hasHan(name)) return
    const { rest, form, regions, industries, number, branch } = readOrganisation(name)
    const company = form !== null && form.kind !== 'institution' && form.kind !== 'firm'
    if (!company || regions.length === 0 || industries.length > 0 || number || branch) return
    for (let length = 2; length <= Math.min(4, rest.length - 2); length += 1)
      this.#put(rest.slice(-length), rest.slice(0, -length))
    if (this.#endings.size > endingsMost) this.#forgetRare()
  }

  #put(word: string, brand: string): void {
    const known = this.#endings.get(word)
    if (!known) this.#endings.set(word, { names: 1, brands: new Set([brand]) })
    else {
      known.names += 1
      if (known.brands.size < 1_000) known.brands.add(brand)
    }
  }

  #forgetRare(): void {
    for (const [word, { names }] of this.#endings) if (names === 1) this.#endings.delete(word)
  }

  /** The words learnt, those most borne first: the same register teaches the same words. */
  words(): LearntWord[] {
    if (this.#organisations < registerLeast) return []
    const least = Math.max(namesLeast, Math.ceil(this.#organisations / oneIn))
    const often = [...this.#endings].filter(
      ([word, { names, brands }]) =>
        names >= least && brands.size >= brandsLeast && /^\p{Script=Han}+$/u.test(word),
    )
    const stoodFor = (word: string, names: number): boolean =>
      often.some(
        ([longer, other]) =>
          longer.length > word.length && longer.endsWith(word) && other.names >= names * mostOfIt,
      )
    return often
      .filter(([word, { names }]) => !stoodFor(word, names))
      .map(([word, { names, brands }]) => ({ word, names, brands: brands.size }))
      .sort((a, b) => b.names - a.names || (a.word < b.word ? -1 : 1))
      .slice(0, learntMost)
  }
}
