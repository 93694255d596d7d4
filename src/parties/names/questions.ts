import { knownAs } from './known-abbreviations.ts'
import { alikeMost, fuzzy, lookalikesOf, soundsOfLookalikes, soundsTakenFor } from './characters.ts'
import {
  brandsOf,
  brandWithin,
  windowsOf,
  tailsOf,
  inAnyOrder,
  type KeyKind,
  keyOf,
  letterKeys,
  placesOf,
  skeletonsOf,
  soundsOf,
  withoutOne,
} from './keys.ts'
import { learntTimes } from './industries.ts'
import { bareText, hasHan, wordsOf } from './normalise.ts'
import { type OrganisationName, readOrganisation } from './organisation.ts'
import { readPerson } from './person.ts'
import { cantoneseSounds, pinyinReadings, syllablesNear, syllablesOf } from './romanised.ts'
import { tellingWords } from './words-in-letters.ts'

/** A key to look under: how much finding a name there speaks for it, and how many names are taken from it. */
export interface Question {
  kind: KeyKind
  key: number
  weight: number
  most: number
}

const most: Record<KeyKind, number> = {
  core: 200,
  rest: 300,
  brand: 300,
  brand_text: 300,
  placed_industry: 400,
  skeleton: 200,
  window: 200,
  placed_brand: 300,
  gap: 120,
  body_short: 600,
  company_short: 200,
  person: 300,
  person_text: 60,
  person_gap: 120,
  person_part: 200,
  cantonese: 300,
  words: 200,
  two_words: 200,
  word: 200,
}
const questionsMost = 1500

/** The same few parties are asked about again and again while an affair is looked at; about 10 MB at most. */
const remembered = new Map<string, readonly Question[]>()
const rememberedMost = 150
let rememberedWith = learntTimes()

/** All keys under which names like this one may be filed. */
export function questionsFor(kind: 'person' | 'organisation', name: string): readonly Question[] {
  if (rememberedWith !== learntTimes()) {
    remembered.clear()
    rememberedWith = learntTimes()
  }
  const word = `${kind} ${name}`
  const questions = remembered.get(word) ?? madeFor(kind, name)
  remembered.delete(word)
  remembered.set(word, questions)
  if (remembered.size > rememberedMost) remembered.delete(remembered.keys().next().value as string)
  return questions
}

function madeFor(kind: 'person' | 'organisation', name: string): readonly Question[] {
  const asked = new Map<number, Question>()
  const ask: Ask = (key, text, weight) => {
    if (asked.size >= questionsMost) return false
    if (!text) return true
    const number = keyOf(key, text)
    const before = asked.get(number)
    if (!before) asked.set(number, { kind: key, key: number, weight, most: most[key] })
    else before.weight = Math.max(before.weight, weight)
    return true
  }
  if (!hasHan(name)) {
    askInLetters(kind, name, ask)
    for (const long of knownAs(bareText(name))) askOrganisation(readOrganisation(long), ask, 9)
  } else if (kind === 'person') askPerson(name, ask)
  else {
    const read = readOrganisation(name)
    askOrganisation(read, ask, 10)
    askShort(bareText(name), read, ask)
    for (const long of knownAs(bareText(name))) askOrganisation(readOrganisation(long), ask, 9)
    for (const brand of askedBrandsOf(read).filter((one) => one.length <= 4))
      askLookalikes(brand, read, ask)
  }
  return [...asked.values()]
}

/** @returns whether more may be asked. */
type Ask = (key: KeyKind, text: string, weight: number) => boolean

function askOrganisation(name: OrganisationName, ask: Ask, weight: number): void {
  const core = soundsOf(name.core)
  ask('core', inAnyOrder(core), weight)
  ask('rest', inAnyOrder(soundsOf(name.rest)), weight - 3)
  ask('core', inAnyOrder(soundsOf(name.rest)), weight - 2)
  const brands = askedBrandsOf(name)
  ask('brand_text', name.brand, 5)
  for (const brand of brands) {
    const sound = soundsOf(brand).join('')
    ask('brand', sound, brand === name.brand ? 4 : 2)
    for (const place of placesOf(name))
      ask('placed_brand', place + sound, brand === name.brand ? 7 : 5)
  }
  const [from, to] = brandWithin(name)
  // A character too many, one too few, one that is another.
  for (const rest of withoutOne(core, from, Math.min(to, from + 14))) {
    ask('gap', inAnyOrder(rest), 5)
    ask('core', inAnyOrder(rest), 5)
  }
  ask('gap', inAnyOrder(core), 5)
  askGarbled(name, ask)
  for (const place of placesOf(name).slice(0, 2)) {
    const industry = name.industries.join('')
    if (industry) ask('placed_industry', place + soundsOf(industry).join(''), 3)
  }
  const places = placesOf(name)
  for (const place of places.length > 0 ? places.slice(0, 2) : [''])
    for (const { text, near } of skeletonsOf(name, place)) ask('skeleton', text, near ? 4 : 3)
  const body = placesOf(name).length === 0 || name.industries.length === 0 || name.brand === ''
  if (body) {
    for (const window of windowsOf(core)) ask('window', window, 2)
    if (name.core.length <= 6) askTwoSlips(core, name.core, ask)
  }
  for (const tail of tailsOf(name)) ask('core', inAnyOrder(soundsOf(tail)), 6)
}

/** A character lost from the industry may have left its fellow behind at the trade name. */
function askedBrandsOf(name: OrganisationName): string[] {
  const brands = brandsOf(name)
  if (brands.length !== 1 || name.brand.length < 3) return brands
  return [
    name.brand,
    ...[2, 3]
      .filter((length) => length < name.brand.length)
      .map((length) => name.brand.slice(0, length)),
  ]
}

/** A short name of a body with two characters that are others. */
function askTwoSlips(sounds: string[], text: string, ask: Ask): void {
  const looks = [...text].map((character) =>
    soundsOfLookalikes(character, text.length <= 4 ? 12 : 6),
  )
  for (const [first, one, second, other] of pairsOf(looks))
    if (!ask('core', inAnyOrder(sounds.with(first, one).with(second, other)), 4)) return
}

/** What stands before the trade name may be a place that was written wrong. */
function askGarbled(name: OrganisationName, ask: Ask): void {
  if (placesOf(name).length > 0 || name.rest.length < 6) return
  for (const length of [2, 3, 4]) {
    const rest = readOrganisation(name.rest.slice(length))
    ask('rest', inAnyOrder(soundsOf(name.rest.slice(length))), 5)
    if (rest.brand.length <= 4) ask('brand', soundsOf(rest.brand).join(''), 1)
  }
}

/** Look-alikes that are asked for where one character may be another. */
const looksMost = 140

/** One character of a trade name seen as another, or two. */
function askLookalikes(brand: string, name: OrganisationName, ask: Ask): void {
  const sounds = soundsOf(brand)
  const places = placesOf(name)
  const most = brand === name.brand ? looksMost : alikeMost
  // What has no form is more often a short form than a trade name misread.
  const weight = places.length > 0 || !name.form ? 2 : 4
  for (const [at, character] of [...brand].entries()) {
    for (const one of soundsTakenFor(character, 0)) ask('brand', sounds.with(at, one).join(''), 2)
    for (const one of soundsTakenFor(character, most))
      for (const place of places) ask('placed_brand', place + sounds.with(at, one).join(''), 5)
    const looks = lookalikesOf(character, places.length > 0 ? alikeMost : most)
    for (const one of looks)
      ask('brand_text', brand.slice(0, at) + one + brand.slice(at + 1), weight)
  }
  if (brand.length > 3) return
  for (const [first, one, second, other] of pairsTaken(brand, weight === 4 ? 240 : 60)) {
    const text = [...brand].with(first, one).with(second, other).join('')
    if (places.length === 0 && !ask('brand_text', text, weight)) return
    for (const place of places) if (!ask('placed_brand', place + soundsOf(text).join(''), 4)) return
  }
}

/** Two characters taken for others: the less one looks like the other, the more must the second. */
function* pairsTaken(text: string, reach: number): Generator<[number, string, number, string]> {
  const bound = text.length > 2 ? reach / 2 : reach
  const looks = [...text].map((character) => lookalikesOf(character, looksMost))
  for (let first = 0; first < looks.length; first += 1)
    for (let second = first + 1; second < looks.length; second += 1)
      for (const [i, one] of [...(looks[first] as string)].entries())
        for (const other of (looks[second] as string).slice(0, Math.floor(bound / (i + 1))))
          yield [first, one, second, other]
}

function* pairsOf(others: string[][]): Generator<[number, string, number, string]> {
  for (let first = 0; first < others.length; first += 1)
    for (let second = first + 1; second < others.length; second += 1)
      for (const one of others[first] as string[])
        for (const other of others[second] as string[]) yield [first, one, second, other]
}

/** A text short enough may be a short form: its first character begins the name, the others follow in it. */
function askShort(text: string, name: OrganisationName, ask: Ask): void {
  if (
    name.form &&
    name.form.kind !== 'institution' &&
    !/^(公司|集团|集团公司|总公司)$/.test(name.form.name)
  )
    return
  const bare =
    name.form && name.form.kind !== 'institution' ? text.slice(0, -name.form.name.length) : text
  if (bare.length < 2 || bare.length > 8) return
  for (const short of new Set([bare, bare.replace(/^中国/, '')])) {
    const [first = '', ...others] = [...short]
    for (const [at, other] of others.entries()) {
      ask('body_short', first + other, at === 0 ? 3 : 2)
      ask('company_short', first + other, at === 0 ? 3 : 2)
    }
  }
}

function askPerson(name: string, ask: Ask): void {
  const { parts, whole } = readPerson(name)
  const sounds = soundsOf(whole)
  ask('person', inAnyOrder(sounds), 10)
  ask('person_gap', inAnyOrder(sounds), 4)
  ask('person_part', sounds.join(''), 6)
  if (parts.length > 1) {
    for (const part of parts) if (part.length >= 2) ask('person_part', soundsOf(part).join(''), 4)
  }
  if (sounds.length >= 3) {
    for (const rest of withoutOne(sounds, 0, 14)) {
      ask('person_gap', inAnyOrder(rest), 3)
      ask('person', inAnyOrder(rest), 4)
    }
  }
  if (whole.length > 4) return
  const characters = [...whole]
  for (const [at, character] of characters.entries()) {
    // Under their sound all are found that are written otherwise besides; under the text, this one change only.
    for (const one of soundsTakenFor(character, characters.length > 2 ? 24 : 0))
      ask('person', inAnyOrder(sounds.with(at, one)), 6)
    for (const one of lookalikesOf(character, at === 0 ? alikeMost : looksMost))
      ask('person_text', characters.with(at, one).join(''), 7)
  }
  if (characters.length < 3) return
  for (const [first, one, second, other] of pairsTaken(whole, 60))
    if (!ask('person_text', characters.with(first, one).with(second, other).join(''), 6)) return
}

function askInLetters(kind: 'person' | 'organisation', name: string, ask: Ask): void {
  const all = wordsOf(name).slice(0, 10)
  const words = kind === 'person' ? all : tellingWords(all)
  for (const [key, text] of letterKeys(words.slice(0, 6)))
    ask(key, text, key === 'words' ? 10 : key === 'word' ? 3 : 5)
  if (kind === 'person') {
    for (const { syllables, wadeGiles } of pinyinReadings(words))
      if (syllables.length <= 8) ask('person', inAnyOrder(syllables.map(fuzzy)), wadeGiles ? 5 : 8)
    const heard = cantoneseSounds(words)
    if (heard) ask('cantonese', inAnyOrder(heard), 6)
    if (words.length > 1)
      ask(
        'person_part',
        words
          .flatMap((word) => syllablesOf(word)[0] ?? [])
          .map(fuzzy)
          .join(''),
        4,
      )
    for (const word of words)
      for (const read of syllablesOf(word)) ask('person_part', read.map(fuzzy).join(''), 3)
    return
  }
  askPinyin(words, ask)
}

/** The trade name of a Chinese name in pinyin: one word, or several; one letter may be wrong. */
function askPinyin(words: readonly string[], ask: Ask): void {
  const read = words.map((word) => syllablesOf(word).map((one) => one.map(fuzzy)))
  const joined = (lists: string[][]): string => lists.flat().join('')
  for (let at = 0; at < words.length; at += 1) {
    for (let to = at + 1; to <= Math.min(words.length, at + 4); to += 1) {
      const first = read.slice(at, to).map((ways) => ways[0])
      if (first.some((way) => !way)) break
      // The longer it is, the less by chance.
      ask('brand', joined(first as string[][]), 2 + 2 * first.flat().length)
    }
    for (const way of read[at] ?? []) {
      ask('brand', way.join(''), 2 + 2 * way.length)
      for (const length of [2, 3, 4])
        if (length < way.length) ask('brand', way.slice(0, length).join(''), 1 + length)
    }
  }
  const joinedPairs = words.slice(1, 4).map((word, at) => `${words[at]}${word}`)
  for (const word of [...words.slice(0, 4), ...joinedPairs].filter(
    (one) => one.length >= 4 && one.length <= 16,
  ))
    for (const way of syllablesNear(word)) ask('brand', way.map(fuzzy).join(''), 1 + 2 * way.length)
}
