import { readFileSync } from 'node:fs'

// Nothing is read before the first name is: a server that searches for nobody pays nothing.
const lines = (file: string): string =>
  readFileSync(new URL(`./data/${file}.txt`, import.meta.url), 'utf8')

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const unitsOf16Bits = 65_536

/** For each character the one it is written as today, or 0: traditional forms and variants. */
export const simplifiedForms = lazily(() => {
  const table = new Uint16Array(unitsOf16Bits)
  for (const file of ['simplified', 'variants']) {
    const pairs = lines(file).trim()
    for (let at = 0; at + 1 < pairs.length; at += 2)
      table[pairs.charCodeAt(at)] = pairs.charCodeAt(at + 1)
  }
  // A variant of a traditional form ends where that form does.
  for (let unit = 0; unit < unitsOf16Bits; unit += 1) {
    const further = table[table[unit] as number]
    if (further) table[unit] = further
  }
  return table
})

export interface Readings {
  syllables: string[]
  /** Index into `syllables` plus one of a character's commonest reading; 0: none known. */
  first: Uint16Array
  /** Further readings, of common characters only. */
  others: Map<number, number[]>
}

/** Readings without tones. */
export const readings = lazily((): Readings => {
  const [first = '', others = ''] = lines('pinyin').split('\n\n')
  const table: Readings = {
    syllables: [],
    first: new Uint16Array(unitsOf16Bits),
    others: new Map(),
  }
  const numbers = new Map<string, number>()
  const numberOf = (syllable: string): number => {
    let number = numbers.get(syllable)
    if (number === undefined) {
      number = table.syllables.push(syllable)
      numbers.set(syllable, number)
    }
    return number
  }
  for (const [syllable, characters] of entries(first))
    for (let at = 0; at < characters.length; at += 1)
      table.first[characters.charCodeAt(at)] = numberOf(syllable)
  for (const [syllable, characters] of entries(others)) {
    for (let at = 0; at < characters.length; at += 1) {
      const unit = characters.charCodeAt(at)
      const known = table.others.get(unit)
      if (known) known.push(numberOf(syllable))
      else table.others.set(unit, [numberOf(syllable)])
    }
  }
  return table
})

/** Cantonese readings (Jyutping without tones) of common characters. */
export const cantonese = lazily(() => {
  const table = new Map<number, string>()
  for (const [syllable, characters] of entries(lines('jyutping')))
    for (let at = 0; at < characters.length; at += 1) table.set(characters.charCodeAt(at), syllable)
  return table
})

/** For a character those that look like it, likest first. */
export const shapeAlikes = lazily(() => {
  const text = lines('shape-alikes')
  const starts = new Int32Array(unitsOf16Bits).fill(-1)
  for (let at = 0; at < text.length; ) {
    starts[text.charCodeAt(at)] = at
    const end = text.indexOf('\n', at)
    at = end < 0 ? text.length : end + 1
  }
  return (character: string): string => {
    const at = starts[character.charCodeAt(0)] as number
    return at < 0 ? '' : text.slice(at + 1, text.indexOf('\n', at))
  }
})

/** The divisions of the country as `=province`, `-city:areas`. */
export const divisions = lazily(() => lines('regions').trim().split('\n'))

function* entries(text: string): Generator<[string, string]> {
  for (const line of text.trim().split('\n')) {
    const blank = line.indexOf(' ')
    yield [line.slice(0, blank), line.slice(blank + 1)]
  }
}
