import {
  cantoneseSoundOf,
  fuzzy,
  isHan,
  looksClose,
  pinyinOf,
  readingsOf,
  soundOf,
} from './characters.ts'
import { type Edit, editsBetween } from './edits.ts'
import { type Bearers, isLike } from './judge-organisations.ts'
import { reasonOf } from './compare-organisations.ts'
import type { PersonName } from './person.ts'
import type { NameMatch, Reason } from './reasons.ts'
import { cantoneseSounds, pinyinReadings } from './romanised.ts'

/** Names that share all but one character, missing or extra: more than these, and it says little. */
const rareRemainder = 3

/** Compares two names of persons that are written in Chinese. */
export function comparePersons(
  asked: PersonName,
  onFile: PersonName,
  bearers: Bearers,
): NameMatch | null {
  const whole = editsBetween(asked.whole, onFile.whole, 2)
  const found = whole && judgedWhole(whole, asked, onFile, bearers)
  if (found && found.tier !== 'weak') return found
  return partsCompared(asked, onFile) ?? found
}

function judgedWhole(
  edits: Edit[],
  asked: PersonName,
  onFile: PersonName,
  bearers: Bearers,
): NameMatch | null {
  const length = onFile.whole.length
  const reasons = edits.map(reasonOf)
  if (reasons.length === 0)
    return { score: 0.98, tier: 'near', reasons: [{ code: 'name_same' }], segments: [] }
  const like = edits.filter(isLike).length
  const other = reasons.filter(({ code }) => code === 'other').length
  const gaps = reasons.filter(({ code }) => code === 'missing' || code === 'extra').length
  const swaps = reasons.length - like - other - gaps
  const score = 0.95 - 0.08 * like - 0.1 * swaps - 0.15 * gaps - 0.3 * other
  const long = length >= 5
  const remote = bearers.remainder !== null && bearers.remainder <= rareRemainder
  const near =
    (other === 0 && gaps === 0 && swaps === 0 && likelyTaken(edits, length)) ||
    (reasons.length === 1 && swaps === 1 && (length >= 3 || asked.whole.length === 2)) ||
    (reasons.length <= 2 && long && other === 0) ||
    (reasons.length === 1 && gaps === 1 && Math.max(length, asked.whole.length) >= 3 && remote) ||
    (reasons.length === 1 && other === 1 && long)
  if (near) return { score, tier: 'near', reasons, segments: [] }
  return reasons.length <= 2 && length > 2
    ? {
        score: Math.min(score, 0.4),
        tier: 'weak',
        reasons,
        segments: [],
        unlike: unlike(asked, onFile),
      }
    : null
}

/** Two of three characters are the same, the surname among them. */
const unlike = ({ whole: asked }: PersonName, { whole: onFile }: PersonName): boolean =>
  asked.length === 3 &&
  onFile.length === 3 &&
  asked[0] === onFile[0] &&
  (asked[1] === onFile[1] || asked[2] === onFile[2])

/**
 * In a name of two characters only what is easily taken for the other counts: half of the name is all there is. Where
 * characters share but a part, only one of a given name may be another.
 */
function likelyTaken(edits: Edit[], length: number): boolean {
  const partly = edits.some(({ what }) => what === 'shape_partly')
  if (length >= 3)
    return edits.length <= 2 && (!partly || (edits.length === 1 && edits[0]?.at !== 0))
  return (
    edits.length === 1 &&
    !partly &&
    edits.every(({ what, from, to }) => what !== 'shape' || looksClose(from, to))
  )
}

/** Names in parts: some of them, in another order, one with a slip. */
function partsCompared(asked: PersonName, onFile: PersonName): NameMatch | null {
  const [few, many] =
    asked.parts.length <= onFile.parts.length
      ? [asked.parts, onFile.parts]
      : [onFile.parts, asked.parts]
  if (many.length < 2) return null
  const reasons: Reason[] = []
  const left = [...many]
  for (const part of few) {
    const at = left.findIndex((one) => one === part)
    const near =
      at >= 0
        ? at
        : left.findIndex(
            (one) => part.length >= 2 && editsBetween(part, one, part.length >= 4 ? 1.1 : 0.8),
          )
    const initial =
      near >= 0
        ? near
        : left.findIndex((one) => part.length === 1 && /[a-z]/.test(part) && one.startsWith(part))
    if (initial < 0) return null
    if (at < 0)
      reasons.push(...(editsBetween(part, left[initial] as string, 1.2) ?? []).map(reasonOf))
    left.splice(initial, 1)
  }
  if (few.length === 1 && (few[0] as string).length < 2) return null
  if (left.length > 0)
    reasons.push({ code: 'part_of_name', from: asked.parts.join('·'), to: onFile.parts.join('·') })
  else if (asked.parts.join() !== onFile.parts.join() && reasons.length === 0)
    reasons.push({ code: 'word_order' })
  const score = 0.93 - 0.08 * reasons.length
  return { score, tier: 'near', reasons, segments: [] }
}

/** A name in letters beside a Chinese one: pinyin in either order, Wade-Giles, Cantonese as spelt in Hong Kong. */
export function compareRomanised(words: readonly string[], chinese: PersonName): NameMatch | null {
  const characters = [...chinese.whole]
  if (characters.length < 2 || !characters.every(isHan)) return null
  const filed = sorted(characters.map(soundOf))
  const spoken = characters.map(readingsOf)
  let best: NameMatch | null = null
  for (const { syllables, wadeGiles } of pinyinReadings(words)) {
    if (syllables.length !== characters.length || !soundsAs(syllables, spoken, filed)) continue
    const exact = sorted(syllables) === sorted(characters.map(pinyinOf))
    const score =
      (wadeGiles ? 0.8 : 0.9) - (exact ? 0 : 0.06) - (inOrder(syllables, characters) ? 0 : 0.02)
    if (!best || score > best.score) {
      const reason: Reason = {
        code: wadeGiles ? 'wade_giles' : 'pinyin',
        from: words.join(' '),
        to: chinese.whole,
      }
      best = { score, tier: 'alias', reasons: [reason], segments: [] }
    }
  }
  const heard = best ? null : cantoneseSounds(words)
  const sounds = characters.map(cantoneseSoundOf)
  if (heard && sorted(heard) === sorted(sounds))
    return {
      score: turned(heard, sounds) ? 0.78 : 0.7,
      tier: 'alias',
      reasons: [{ code: 'cantonese', from: words.join(' '), to: chinese.whole }],
      segments: [],
    }
  return best ?? partRomanised(words, chinese)
}

const sorted = (list: readonly string[]): string => list.toSorted().join(' ')

function soundsAs(syllables: string[], spoken: string[][], filed: string): boolean {
  if (sorted(syllables.map(fuzzy)) === filed) return true
  // Another reading of one of the characters: 单 is shan as a surname.
  const left = syllables.map(fuzzy)
  for (const readings of spoken) {
    const at = left.findIndex((one) => readings.some((reading) => fuzzy(reading) === one))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}

const inOrder = (syllables: string[], characters: string[]): boolean =>
  turned(syllables.map(fuzzy), characters.map(soundOf))

/** The same sounds in order, the surname before or behind. */
function turned(asked: string[], onFile: string[]): boolean {
  const text = onFile.join(' ')
  const from = (first: number): string =>
    [...asked.slice(first), ...asked.slice(0, first)].join(' ')
  return [0, 1, 2, -1, -2].some((first) => from(first) === text)
}

/** Pinyin of some parts of a name in several. */
function partRomanised(words: readonly string[], { parts, whole }: PersonName): NameMatch | null {
  if (parts.length < 2) return null
  const sound = (text: string): string => [...text].map(soundOf).join('')
  const asked = pinyinReadings(words).map(({ syllables }) => syllables.map(fuzzy).join(''))
  const part = parts.find((one) => one.length >= 2 && asked.includes(sound(one)))
  if (!part) return null
  return {
    score: 0.7,
    tier: 'alias',
    reasons: [
      { code: 'pinyin', from: words.join(' '), to: part },
      { code: 'part_of_name', to: whole },
    ],
    segments: [],
  }
}
