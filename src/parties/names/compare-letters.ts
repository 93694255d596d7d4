import { fuzzy, pinyinOf, readingsOf } from './characters.ts'
import { lettersApart } from './edits.ts'
import type { OrganisationName } from './organisation.ts'
import type { NameMatch, Reason } from './reasons.ts'
import { englishFor, tellingWords } from './words-in-letters.ts'

/** Compares two names in letters, word by word in any order. */
export function compareLetters(
  kind: 'person' | 'organisation',
  asked: readonly string[],
  onFile: readonly string[],
): NameMatch | null {
  const [x, y] = kind === 'person' ? [asked, onFile] : [tellingWords(asked), tellingWords(onFile)]
  if (x.join('') === y.join('')) {
    const reasons: Reason[] = [{ code: 'words_same' }]
    return {
      score: asked.join() === onFile.join() ? 0.97 : 0.95,
      tier: 'near',
      reasons,
      segments: [],
    }
  }
  const pairs = paired(x, y)
  if (!pairs) return null
  const { reasons, matched, letters, unmatchedAsked, unmatchedOnFile, initials } = pairs
  const full = matched - initials
  const left = unmatchedAsked + unmatchedOnFile
  if (left === 0 && letters === 0 && initials === 0) reasons.push({ code: 'word_order' })
  const score =
    0.95 - 0.05 * letters - 0.12 * left - 0.06 * initials - (left === 0 && letters === 0 ? 0.01 : 0)
  if (kind === 'person' && left === 0 && letters === 0 && initials === 0)
    return { score: 0.97, tier: 'exact_equivalent', reasons, segments: [] }
  const near =
    (left === 0 && letters <= 2 && full >= 1) ||
    (kind === 'person' &&
      full >= 2 &&
      letters <= 1 &&
      (unmatchedAsked === 0 || unmatchedOnFile === 0) &&
      left <= 2) ||
    (kind === 'person' && full >= 1 && initials >= 1 && letters === 0 && left === 0) ||
    (kind === 'person' && x.length === 1 && letters === 0 && (x[0] as string).length >= 6) ||
    (kind === 'organisation' && full >= 3 && left === 1 && letters <= 1) ||
    (kind === 'organisation' &&
      full >= 2 &&
      left === 1 &&
      unmatchedOnFile === 1 &&
      letters === 0 &&
      y.length <= 3)
  if (near) return { score: Math.max(0.5, score), tier: 'near', reasons, segments: [] }
  return full >= 2 ? { score: Math.min(0.4, score), tier: 'weak', reasons, segments: [] } : null
}

function paired(asked: readonly string[], onFile: readonly string[]) {
  const reasons: Reason[] = []
  const left = [...onFile]
  let [matched, letters, initials] = [0, 0, 0]
  const missed: string[] = []
  const take = (at: number): string => left.splice(at, 1)[0] as string
  const open: string[] = []
  for (const word of asked) {
    const at = left.indexOf(word)
    if (at >= 0) take(at)
    else open.push(word)
    if (at >= 0) matched += 1
  }
  for (const word of open) {
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
    const near = left.findIndex(
      (one) => (most > 0 && lettersApart(word, one, most) <= most) || cutShort(word, one),
    )
    if (near >= 0) {
      const other = take(near)
      letters += cutShort(word, other) ? 0 : lettersApart(word, other, most)
      matched += 1
      reasons.push({ code: 'word_misspelt', from: word, to: other })
      continue
    }
    const initial = left.findIndex(
      (one) =>
        (word.length === 1 && one.startsWith(word)) || (one.length === 1 && word.startsWith(one)),
    )
    if (initial >= 0) {
      reasons.push({ code: 'initial', from: word, to: take(initial) })
      initials += 1
      matched += 1
    } else missed.push(word)
  }
  for (const word of missed) reasons.push({ code: 'word_missing', from: word, to: '' })
  for (const word of left) reasons.push({ code: 'word_missing', from: '', to: word })
  if (matched === 0) return null
  return {
    reasons,
    matched,
    letters,
    initials,
    unmatchedAsked: missed.length,
    unmatchedOnFile: left.length,
  }
}

/** Tech. for Technology, Intl for International. */
function cutShort(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.length >= 6 && long.startsWith(short)) return true
  return (
    /^(intl|mfg|engr?g?|hldgs?|dept|natl|mgmt|svcs?|elec|ind)$/.test(short) &&
    short[0] === long[0] &&
    long.includes(short[1] as string) &&
    long.length >= 6
  )
}

/** A name in letters beside a Chinese one of an organisation: its pinyin, its industry in English. */
export function comparePinyin(
  words: readonly string[],
  chinese: OrganisationName,
): NameMatch | null {
  if (chinese.brand.length < 2) return null
  const telling = tellingWords(words)
  const text = telling.join('')
  const brand = sound(chinese.brand)
  const spot = placeOf(brand, text, telling)
  if (!spot) return null
  const reasons: Reason[] = [{ code: 'pinyin', from: spot.found, to: chinese.brand }]
  if (spot.letters > 0) reasons.push({ code: 'word_misspelt', from: spot.found, to: brand })
  let rest = text.replace(spot.found, ' ')
  const region = chinese.regions.some(({ stem }) => taken(sound(stem)))
  const industryText = chinese.industries.join('')
  const industry =
    industryText !== '' &&
    (soundsAll(industryText).some(taken) ||
      englishFor(industryText).some((one) =>
        telling.some(
          (word) => word === one || (word.length >= 6 && lettersApart(word, one, 2) <= 2),
        ),
      ))
  function taken(piece: string): boolean {
    const letters = piece.length >= 5 ? 1 : 0
    const found = rest.includes(piece)
      ? piece
      : letters
        ? telling.find(
            (word) => rest.includes(word) && lettersApart(word, piece, letters) <= letters,
          )
        : undefined
    if (found) rest = rest.replace(found, ' ')
    return found !== undefined
  }
  if (industry)
    reasons.push({
      code: industryText && rest.trim() === '' ? 'industry_same' : 'english_industry',
      to: industryText,
    })
  if (region) reasons.push({ code: 'region_same', to: chinese.regionText })
  const english = englishFor(industryText)
  const left = rest.replace(/gongsi|youxian|zeren|gufen|jituan/g, ' ').replaceAll(/\s/g, '')
  const alone = telling.every(
    (word) =>
      !left.includes(word) ||
      /^(shi|sheng|xian)$/.test(word) ||
      english.some((one) => lettersApart(word, one, 2) <= (one.length >= 6 ? 2 : 0)),
  )
  const score =
    0.62 + (region ? 0.13 : 0) + (industry ? 0.13 : 0) - 0.08 * spot.letters - (alone ? 0 : 0.1)
  const near =
    (region && industry) ||
    ((region || industry) && alone) ||
    (alone && spot.letters === 0 && chinese.brand.length >= 2)
  return { score, tier: near ? 'near' : 'weak', reasons, segments: [] }
}

/** All ways a text can be read, where one character has several readings. */
function soundsAll(text: string): string[] {
  const found = new Set([sound(text)])
  for (const [at, character] of [...text].entries())
    for (const reading of readingsOf(character))
      found.add(
        [...text]
          .map((one, index) => (index === at ? reading : pinyinOf(one)))
          .join('')
          .replaceAll('v', 'u'),
      )
  return [...found]
}

const sound = (text: string): string => [...text].map(pinyinOf).join('').replaceAll('v', 'u')

function placeOf(
  brand: string,
  text: string,
  words: readonly string[],
): { found: string; letters: number } | null {
  if (brand.length >= 3 && text.includes(brand)) return { found: brand, letters: 0 }
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + 4); to += 1) {
      const found = words.slice(from, to).join('')
      const letters = brand.length >= 5 ? lettersApart(found, brand, 1) : 2
      if (letters <= 1 || fuzzy(found) === fuzzy(brand))
        return { found, letters: Math.min(letters, 1) }
    }
  }
  return null
}
