// Ordinary printable ASCII and common Han without any blank: nothing to tidy.
const alreadyTidy = /^[\x21-\x7e\u4e00-\u9fff]*$/
// Zero-width marks, direction marks and the byte order mark travel along when text is copied from chats.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
const controlsInLine = /[\u0000-\u001f\u007f-\u009f]+/g
const controlsInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g

/** One line of text with full-width forms folded, unseen characters dropped and blanks collapsed. */
export function tidyLine(text: string): string {
  if (alreadyTidy.test(text)) return text
  return text
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(controlsInLine, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const han = /\p{Script=Han}/u
/** A pair of narrow brackets, what stands in it, and the blanks beside it. */
const bracketed = /\s?\(([^()]*)\)\s?/gu

/**
 * A name as it is written on seals and registers: brackets in Chinese are wide, 华诚（集团）有限公司. They are where a
 * Chinese sign stands within or beside them; a name in letters alone keeps its own.
 */
export function tidyName(text: string): string {
  const line = tidyLine(text)
  if (!line.includes('(') || !han.test(line)) return line
  return line.replace(bracketed, (whole: string, within: string, at: number) => {
    const beside = `${line[at - 1] ?? ''}${within}${line[at + whole.length] ?? ''}`
    return han.test(beside) ? `（${within}）` : whole
  })
}

/** How a name may stand in the firm's books: with wide brackets, or narrow ones as it was kept before. */
export const writingsOf = (name: string): string[] => [...new Set([tidyName(name), tidyLine(name)])]

/** One line of words that nobody compares: a title. Its full-width marks stay as they were written. */
export function tidyWords(text: string): string {
  if (alreadyTidy.test(text)) return text
  return text.replace(invisible, '').replace(controlsInLine, ' ').replace(/\s+/g, ' ').trim()
}

/** Running text: the wording and its line breaks stay, only unseen characters go. */
export function tidyText(text: string): string {
  if (alreadyTidy.test(text)) return text
  return text.replace(invisible, '').replace(/\r\n?/g, '\n').replace(controlsInText, ' ').trim()
}
