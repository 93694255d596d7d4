import { everySyllable, isBeginning, isSyllable } from './characters.ts'
import { coarseCantonese } from './cantonese.ts'

const segmentationsMost = 6

/** The ways a word can be read as pinyin without blanks: `xian` is xi'an and xian. */
export function syllablesOf(word: string): string[][] {
  const found: string[][] = []
  const walk = (at: number, path: string[]): void => {
    if (found.length >= segmentationsMost) return
    if (at === word.length) {
      found.push(path)
      return
    }
    for (let length = Math.min(6, word.length - at); length >= 1; length -= 1) {
      const piece = word.slice(at, at + length)
      if (isSyllable(piece)) walk(at + length, [...path, piece])
    }
  }
  if (word.length <= 30) walk(0, [])
  return found.sort((a, b) => a.length - b.length)
}

/** One reading of a word as pinyin with few syllables, or null. */
function readingOf(word: string, most: number): string[] | null {
  if (word === '') return []
  if (most === 0) return null
  for (let length = Math.min(6, word.length); length >= 1; length -= 1) {
    const piece = word.slice(0, length)
    if (!isSyllable(piece)) continue
    const rest = readingOf(word.slice(length), most - 1)
    if (rest) return [piece, ...rest]
  }
  return null
}

/** Words in letters that are pinyin with one slip of the hand, read as what was meant. */
export function syllablesNear(word: string): string[][] {
  if (word.length < 4 || word.length > 16) return []
  const tried = new Set<string>([word])
  const found: string[][] = []
  const most = Math.floor(word.length / 1.8)
  const attempt = (text: string): void => {
    if (tried.has(text)) return
    tried.add(text)
    const read = readingOf(text, most)
    if (read) found.push(read)
  }
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    // What stands before the slip must still begin a syllable.
    if (!beginsPinyin(before)) break
    if (after) attempt(before + after.slice(1))
    if (after.length > 1) attempt(before + after[1] + after[0] + after.slice(2))
    for (const letter of 'aeioubcdfghjklmnpqrstwxyz') {
      if (after) attempt(before + letter + after.slice(1))
      attempt(before + letter + after)
    }
  }
  return found
}

/** Whether some syllables and the beginning of another make up a text. */
function beginsPinyin(text: string): boolean {
  if (text === '' || isBeginning(text)) return true
  for (let length = Math.min(6, text.length); length >= 1; length -= 1)
    if (isSyllable(text.slice(0, length)) && beginsPinyin(text.slice(length))) return true
  return false
}

const wadeInitials: readonly (readonly [string, string])[] = [
  ['zh', 'ch'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['b', 'p'],
  ['p', 'p'],
  ['d', 't'],
  ['t', 't'],
  ['g', 'k'],
  ['k', 'k'],
  ['j', 'ch'],
  ['q', 'ch'],
  ['x', 'hs'],
  ['r', 'j'],
  ['z', 'ts'],
  ['c', 'ts'],
]
const wadeFinals: Record<string, string> = {
  ian: 'ien',
  ie: 'ieh',
  ve: 'ueh',
  ue: 'ueh',
  ong: 'ung',
  iong: 'iung',
  uo: 'o',
  v: 'u',
  er: 'erh',
}
const wadeWhole: Record<string, string> = {
  yi: 'i',
  you: 'yu',
  yan: 'yen',
  ye: 'yeh',
  yue: 'yueh',
  yong: 'yung',
  er: 'erh',
  e: 'o',
  zi: 'tzu',
  ci: 'tzu',
  si: 'szu',
  gui: 'kuei',
  kui: 'kuei',
  guo: 'kuo',
  kuo: 'kuo',
  huo: 'huo',
  shuo: 'shuo',
  ge: 'ko',
  ke: 'ko',
  he: 'ho',
  ruo: 'jo',
}

/** Wade-Giles without apostrophes, as passports and old papers have it. */
function wadeGiles(syllable: string): string {
  const whole = wadeWhole[syllable]
  if (whole) return whole
  const [pinyin = '', wade = ''] = wadeInitials.find(([one]) => syllable.startsWith(one)) ?? []
  const final = pinyin ? syllable.slice(pinyin.length) : syllable.replace(/^[^aeiouv]*/, '')
  const initial = pinyin ? wade : syllable.slice(0, syllable.length - final.length)
  if (final === 'i' && /^(zh|ch|sh|r)/.test(syllable)) return `${initial}ih`
  return initial + (wadeFinals[final] ?? final)
}

let byWade: Map<string, string[]> | undefined
/** The pinyin syllables a Wade-Giles syllable may stand for. */
function fromWadeGiles(syllable: string): string[] {
  if (!byWade) {
    byWade = new Map()
    for (const one of everySyllable()) {
      for (const written of new Set([wadeGiles(one), ...(one === 'si' ? ['ssu', 'sze'] : [])])) {
        byWade.set(written, [...(byWade.get(written) ?? []), one])
      }
    }
  }
  return byWade.get(syllable) ?? []
}

const readingsMost = 160

function product(lists: string[][]): string[][] {
  let out: string[][] = [[]]
  for (const list of lists) {
    out = out.flatMap((path) => list.map((one) => [...path, one]))
    if (out.length > readingsMost) out = out.slice(0, readingsMost)
  }
  return out
}

/** What a romanised Chinese name may sound like, in pinyin: as written, and read as Wade-Giles. */
export function pinyinReadings(
  words: readonly string[],
): { syllables: string[]; wadeGiles: boolean }[] {
  const asWritten = product1(words.map(syllablesOf)).map((syllables) => ({
    syllables,
    wadeGiles: false,
  }))
  const wade = words.map(fromWadeGiles)
  if (words.length < 2 || words.length > 4 || wade.some((list) => list.length === 0))
    return asWritten
  return [...asWritten, ...product(wade).map((syllables) => ({ syllables, wadeGiles: true }))]
}

/** One segmentation of each word, in all ways. */
function product1(lists: string[][][]): string[][] {
  let out: string[][] = [[]]
  for (const list of lists) {
    out = out.flatMap((path) => list.map((one) => [...path, ...one]))
    if (out.length > 40) out = out.slice(0, 40)
  }
  return out
}

/** Surnames of two characters that are written as one word. */
const compoundSurnames: Record<string, string> = {
  auyeung: 'au yeung',
  auyong: 'au yeung',
  ouyang: 'au yeung',
  szeto: 'sze to',
  seto: 'sze to',
  szema: 'sze ma',
  chukot: 'chu kot',
  chukat: 'chu kot',
  sheungkwun: 'sheung kwun',
  seongkwun: 'sheung kwun',
  tungfong: 'tung fong',
  hahau: 'ha hau',
}

/** The coarse Cantonese sounds of a name spelt as in Hong Kong, a word a syllable. */
export function cantoneseSounds(written: readonly string[]): string[] | null {
  const words = written.flatMap((word) => compoundSurnames[word]?.split(' ') ?? [word])
  if (words.length < 2 || words.length > 5) return null
  if (words.some((word) => word.length > 6)) return null
  return words.map(coarseCantonese)
}
