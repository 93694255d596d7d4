import { cantonese, readings, shapeAlikes, simplifiedForms } from './tables.ts'
import { coarseCantonese } from './cantonese.ts'

/** How one character stands for another. */
export type Likeness = 'homophone' | 'near_homophone' | 'shape' | 'shape_partly'

/** Each character as it is written today on the mainland: 鑫達 and 鑫达 become one. */
export function simplified(text: string): string {
  const table = simplifiedForms()
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const other = unit > 0x2e7f ? table[unit] : 0
    out += other ? String.fromCharCode(other) : text[at]
  }
  return out
}

export const isHan = (character: string): boolean => {
  const unit = character.charCodeAt(0)
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xd840 && unit <= 0xdfff)
}

/** Syllables that are often taken for one another become one: zh and z, n and l, ing and in. */
export function fuzzy(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=.)/, 'l')
    .replace('v', 'u')
    .replace(/([aei])ng$/, '$1n')
}

let fuzzySyllables: string[] = []
const fuzzyNumber = (number: number): string => {
  const { syllables } = readings()
  if (fuzzySyllables.length !== syllables.length) fuzzySyllables = syllables.map(fuzzy)
  return fuzzySyllables[number - 1] as string
}

/** The commonest reading, fuzzily; the character itself where none is known. */
export function soundOf(character: string): string {
  const number = readings().first[character.charCodeAt(0)]
  return number ? fuzzyNumber(number) : character
}

/** The commonest reading without tone, as pinyin writes it. */
export function pinyinOf(character: string): string {
  const { first, syllables } = readings()
  const number = first[character.charCodeAt(0)]
  return number ? (syllables[number - 1] as string) : character
}

/** All readings without tones. */
export function readingsOf(character: string): string[] {
  const { first, others, syllables } = readings()
  const unit = character.charCodeAt(0)
  const number = first[unit]
  if (!number) return []
  return [number, ...(others.get(unit) ?? [])].map((one) => syllables[one - 1] as string)
}

export const everySyllable = (): string[] => readings().syllables

let wholes: Set<string> | undefined
let beginnings: Set<string> | undefined
export function isSyllable(text: string): boolean {
  wholes ??= new Set([...everySyllable(), 'lue', 'nue', 'lyu', 'nyu'])
  return wholes.has(text)
}

/** Whether some syllable begins so. */
export function isBeginning(text: string): boolean {
  beginnings ??= new Set(
    everySyllable().flatMap((one) => [...one].map((_, at) => one.slice(0, at + 1))),
  )
  return beginnings.has(text)
}

/** The coarse Cantonese sound of a character, by which Hong Kong spellings are found. */
export function cantoneseSoundOf(character: string): string {
  const syllable = cantonese().get(character.charCodeAt(0))
  return syllable ? coarseCantonese(syllable) : ''
}

/** Characters that must never be taken for one another: 一 and 七 name different funds. */
const numerals = /[\d一二三四五六七八九十百千万零〇两壹贰叁肆伍陆柒捌玖拾]/

function sharesReading(a: string, b: string, as: (syllable: string) => string): boolean {
  const ours = readingsOf(a).map(as)
  return readingsOf(b).some((one) => ours.includes(as(one)))
}

const same = (syllable: string): string => syllable
const remembered = new Map<number, Likeness | null>()
const rememberedMost = 60_000

/** How `a` may have been taken for `b`: by sound or by shape; null where neither is near. */
export function likeness(a: string, b: string): Likeness | null {
  const [x, y] = [a.charCodeAt(0), b.charCodeAt(0)]
  const pair = x < y ? x * 65_536 + y : y * 65_536 + x
  let found = remembered.get(pair)
  if (found === undefined) {
    if (remembered.size > rememberedMost) remembered.clear()
    found = likenessOf(a, b)
    remembered.set(pair, found)
  }
  return found
}

function likenessOf(a: string, b: string): Likeness | null {
  if (!isHan(a) || !isHan(b)) return null
  if (numerals.test(a) && numerals.test(b)) return null
  if (sharesReading(a, b, same)) return 'homophone'
  const place = placeAmongLookalikes(a, b)
  if (place < alikeMost) return 'shape'
  if (sharesReading(a, b, fuzzy)) return 'near_homophone'
  return place < Number.POSITIVE_INFINITY ? 'shape_partly' : null
}

/** How many characters look more like one of the two than the other does. */
function placeAmongLookalikes(a: string, b: string): number {
  const looksLike = shapeAlikes()
  const places = [looksLike(a).indexOf(b), looksLike(b).indexOf(a)].filter((at) => at >= 0)
  return Math.min(...places)
}

/** Of the characters that look most like one, so many an eye takes for it; the others share a part with it. */
export const alikeMost = 45
const closeMost = 15
/** Whether two characters look so much alike that one is easily read for the other. */
export const looksClose = (a: string, b: string): boolean => placeAmongLookalikes(a, b) < closeMost

/** The characters that look most like one, likest first. */
export const lookalikesOf = (character: string, most: number): string =>
  shapeAlikes()(character).slice(0, most)

/** Sounds of the characters that look most like one. */
export const soundsOfLookalikes = (character: string, looks: number): string[] => [
  ...new Set(Array.from(lookalikesOf(character, looks), soundOf)),
]

/** Sounds under which a character meant otherwise may have been filed: further readings, look-alikes. */
export function soundsTakenFor(character: string, looks: number): string[] {
  const own = soundOf(character)
  const sounds = new Set<string>()
  for (const one of readingsOf(character)) sounds.add(fuzzy(one))
  for (const one of lookalikesOf(character, looks)) sounds.add(soundOf(one))
  for (const one of otherwiseRead(character)) sounds.add(one)
  sounds.delete(own)
  return [...sounds]
}

let bySecondReading: Map<string, Set<string>> | undefined
/** First readings of common characters that can also be read as this one is: 行 for 航. */
function otherwiseRead(character: string): string[] {
  if (!bySecondReading) {
    bySecondReading = new Map()
    const { first, others } = readings()
    for (const [unit, more] of others) {
      for (const number of more) {
        const heard = fuzzyNumber(number)
        const filed = fuzzyNumber(first[unit] as number)
        const set = bySecondReading.get(heard) ?? new Set()
        bySecondReading.set(heard, set.add(filed))
      }
    }
  }
  return [...(bySecondReading.get(soundOf(character)) ?? [])]
}
