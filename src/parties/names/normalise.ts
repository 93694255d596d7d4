import { isHan, simplified } from './characters.ts'

/** More than this of a name is not looked at: nothing bears a longer one. */
export const longestName = 300

// Zero-width and direction marks, soft hyphens, fillers, variation selectors, tags: written apart, as some of them combine.
const invisible =
  /\u00ad|\u034f|\u061c|[\u115f\u1160]|\u17b4|\u17b5|[\u180b-\u180f]|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\u{e0000}-\u{e0fff}]/gu
const dots = /[·•‧∙・･⋅●｡。．.]/g

// Nothing to fold but traditional forms.
const plainHan = /^[\u4e00-\u9fff]{1,100}$/

/** Width, traditional forms, variants, brackets and dots made one; marks nobody sees are gone; small letters. */
export function folded(name: string): string {
  if (plainHan.test(name)) return simplified(name)
  return simplified(
    name
      .slice(0, longestName * 4)
      .replaceAll(invisible, '')
      .normalize('NFKC')
      .replaceAll(invisible, ''),
  )
    .toLowerCase()
    .replaceAll(/[〔【［[{〈《「『<]/g, '(')
    .replaceAll(/[〕】］\]}〉》」』>]/g, ')')
    .slice(0, longestName)
}

/** Letters without their accents: Nguyễn is nguyen. */
const plainLetters = (text: string): string =>
  /^[\u0020-\u007e\u4e00-\u9fff]*$/.test(text) ? text : withoutAccents(text)

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .normalize('NFC')

/** A name without anything that is not a letter, a character or a digit: equal texts are the same name. */
export function bareText(name: string): string {
  if (plainHan.test(name)) return simplified(name)
  return plainLetters(folded(name)).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** The parts of a name that dots, blanks or brackets separate. */
export function partsOf(name: string): string[] {
  return plainLetters(folded(name))
    .replaceAll(dots, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
}

/** Words of a name in letters, `&` and apostrophes not counting. */
export function wordsOf(name: string): string[] {
  return plainLetters(folded(name))
    .replaceAll(/['’`´]/g, '')
    .replaceAll(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** A name is read as Chinese as soon as there is a Chinese character in it. */
export function hasHan(name: string): boolean {
  for (const character of name) if (isHan(character)) return true
  return false
}
