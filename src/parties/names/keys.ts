import { isBody, shortFormPairs } from './abbreviate.ts'
import { cantoneseSoundOf, fuzzy, soundOf } from './characters.ts'
import { hasHan, wordsOf } from './normalise.ts'
import { type OrganisationName, readOrganisation } from './organisation.ts'
import { readPerson } from './person.ts'
import { pinyinReadings } from './romanised.ts'
import { tellingWords } from './words-in-letters.ts'

/** The kinds of key, each a letter before the text that is hashed. */
export type KeyKind =
  /** All but the form, its sounds in any order. */
  | 'core'
  /** Trade name and industry alone. */
  | 'rest'
  | 'brand'
  /** The trade name as written. */
  | 'brand_text'
  | 'placed_brand'
  /** The place with the industry. */
  | 'placed_industry'
  /** Place, one of the two first characters behind it, and two that stand further behind. */
  | 'skeleton'
  /** Three sounds of a name of a body. */
  | 'window'
  /** As core, one character of the trade name left out. */
  | 'gap'
  | 'body_short'
  | 'company_short'
  | 'person'
  /** As written. */
  | 'person_text'
  | 'person_gap'
  | 'person_part'
  | 'cantonese'
  /** A name in letters: all its telling words, two of them, one. */
  | 'words'
  | 'two_words'
  | 'word'

/** FNV-1a over UTF-16, as a signed 32-bit number. A collision only costs a look at a name that then does not match. */
export function keyOf(kind: KeyKind, text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < kind.length; at += 1)
    hash = Math.imul(hash ^ kind.charCodeAt(at), 0x01000193)
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}

export const soundsOf = (text: string): string[] => [...text].map(soundOf)
export const inAnyOrder = (sounds: readonly string[]): string => sounds.toSorted().join(' ')

/** All texts that one character less makes of `text`, over the places `from` to `to`. */
export function* withoutOne<T>(list: readonly T[], from = 0, to = list.length): Generator<T[]> {
  for (let at = from; at < to; at += 1) yield [...list.slice(0, at), ...list.slice(at + 1)]
}

/** Parts of a trade name nobody could tell from its industry are found under their beginnings. */
export function brandsOf(name: OrganisationName): string[] {
  if (name.brand === '') return []
  if (name.industries.length > 0 && name.brand.length <= 4) return [name.brand]
  if (name.brand.length <= 2) return [name.brand]
  const beginnings = [2, 3, 4].filter((length) => length < name.brand.length)
  return [name.brand, ...beginnings.map((length) => name.brand.slice(0, length))]
}

/** The places under which a trade name is filed: any that names, the nation apart. */
export const placesOf = (name: OrganisationName): string[] => [
  ...new Set(name.regions.filter(({ level }) => level !== 'nation').map(({ stem }) => stem)),
]

/** Where in the core the trade name stands; all of the core where there is none. */
export function brandWithin(name: OrganisationName): [from: number, to: number] {
  const places = name.core.length - name.rest.length - name.number.length
  return name.brand && name.brand.length <= 5
    ? [places, places + name.brand.length]
    : [0, name.core.length]
}

/**
 * What stays the same of a name in which two characters are others, however they lie: one of the two that follow the
 * place, with the third and fourth, or the fifth and sixth.
 */
export function skeletonsOf(
  { rest, form }: OrganisationName,
  place: string,
): { text: string; near: boolean }[] {
  const sounds = soundsOf((rest + (form?.name ?? '')).slice(0, 6))
  const found: { text: string; near: boolean }[] = []
  for (const at of [0, 1]) {
    for (const behind of [2, 4]) {
      const pair = sounds.slice(behind, behind + 2)
      if (pair.length === 2)
        found.push({ text: [place, at, sounds[at], behind, ...pair].join(' '), near: behind === 2 })
    }
  }
  return found
}

const windowsMost = 16

/** Three sounds side by side; of a short name any two, where they stand. */
export function* windowsOf(sounds: readonly string[]): Generator<string> {
  const { length } = sounds
  for (let at = 0; at + 3 <= Math.min(length, windowsMost); at += 1)
    yield sounds.slice(at, at + 3).join(' ')
  if (length < 3 || length > 5) return
  for (let first = 0; first < length; first += 1)
    for (let second = first + 1; second < length; second += 1)
      yield `${length} ${first} ${sounds[first]} ${second} ${sounds[second]}`
}

/** 复旦大学附属华山医院 is also known by what stands behind the body it belongs to. */
export function tailsOf(name: OrganisationName): string[] {
  const tails: string[] = []
  for (const { index, 0: border } of name.rest.matchAll(/附属|直属|大学|医学院|科学院|总公司/g)) {
    const tail = name.rest.slice(index + border.length)
    if (tail.length >= 4) tails.push(readOrganisation(tail).core)
  }
  return [...new Set(tails)]
}

const gapsMost = 14

/** The keys under which a name is filed. */
export function keysOf(kind: 'person' | 'organisation', name: string): number[] {
  const keys = new Set<number>()
  const put = (key: KeyKind, text: string): void => void (text && keys.add(keyOf(key, text)))
  if (!hasHan(name)) fileLetters(kind, name, put)
  else if (kind === 'person') filePerson(name, put)
  else fileOrganisation(readOrganisation(name), put)
  return [...keys]
}

type Put = (key: KeyKind, text: string) => void

function fileOrganisation(name: OrganisationName, put: Put): void {
  const core = soundsOf(name.core)
  put('core', inAnyOrder(core))
  if (name.rest !== name.core) put('rest', inAnyOrder(soundsOf(name.rest)))
  for (const brand of brandsOf(name)) {
    const sound = soundsOf(brand).join('')
    put('brand', sound)
    for (const place of placesOf(name)) put('placed_brand', place + sound)
  }
  put('brand_text', name.brand)
  for (const place of placesOf(name).slice(0, 1)) {
    const industry = name.industries.join('')
    if (industry) put('placed_industry', place + soundsOf(industry).join(''))
  }
  for (const { text } of skeletonsOf(name, placesOf(name)[0] ?? '')) put('skeleton', text)
  if (isBody(name)) {
    for (const window of windowsOf(core)) put('window', window)
    for (const tail of tailsOf(name)) put('core', inAnyOrder(soundsOf(tail)))
  }
  const [from, to] = brandWithin(name)
  for (const rest of withoutOne(core, from, Math.min(to, from + gapsMost)))
    put('gap', inAnyOrder(rest))
  const short = shortFormPairs(name)
  for (const pair of short.ofBodies) put('body_short', pair)
  for (const pair of short.ofCompanies) put('company_short', pair)
}

function filePerson(name: string, put: Put): void {
  const { parts, whole } = readPerson(name)
  const sounds = soundsOf(whole)
  put('person', inAnyOrder(sounds))
  if (whole.length <= 4) put('person_text', whole)
  if (sounds.length >= 3)
    for (const rest of withoutOne(sounds, 0, gapsMost)) put('person_gap', inAnyOrder(rest))
  if (parts.length > 1)
    for (const part of parts) if (part.length >= 2) put('person_part', soundsOf(part).join(''))
  if (whole.length <= 4) {
    const heard = [...whole].map(cantoneseSoundOf)
    if (heard.every(Boolean)) put('cantonese', inAnyOrder(heard))
  }
}

const wordsMost = 6

function fileLetters(kind: 'person' | 'organisation', name: string, put: Put): void {
  const words = (kind === 'person' ? wordsOf(name) : tellingWords(wordsOf(name))).slice(
    0,
    wordsMost,
  )
  for (const [key, text] of letterKeys(words)) put(key, text)
  if (kind !== 'person') return
  for (const { syllables, wadeGiles } of pinyinReadings(words).slice(0, 6))
    if (!wadeGiles && syllables.length <= 5) put('person', inAnyOrder(syllables.map(fuzzy)))
}

/** The keys of words in letters: they hold one wrong letter as long as another word is right. */
export function* letterKeys(words: readonly string[]): Generator<[KeyKind, string]> {
  yield ['words', words.toSorted().join('')]
  yield ['words', words.join('')]
  for (const [at, word] of words.entries()) {
    if (words.length === 1 || word.length >= 4) yield ['word', word]
    for (const [beside, other] of words.entries()) {
      if (beside === at) continue
      if (at < beside) yield ['two_words', [word, other].toSorted().join(' ')]
      if (words.length > 3) continue
      yield ['two_words', `${word} ${other[0]}`]
      yield ['two_words', `${word} …${other.slice(-2)}`]
    }
  }
  if (words.length === 1 && (words[0] as string).length >= 5) {
    for (const rest of withoutOne([...(words[0] as string)])) yield ['word', rest.join('')]
  }
}
