import { type Checked, notAccepted } from './checked.ts'
import { tidyLine } from '#platform/text.ts'

const longestName = 200

/** A person's name, lightly tidied. Dots inside names such as 阿卜杜拉·买买提 are made one and the same. */
export function personName(text: string): Checked {
  const value = tidyLine(text).replace(/(?<=\p{Script=Han})\s?[·•‧∙・]\s?(?=\p{Script=Han})/gu, '·')
  return named(value)
}

/** An organisation's name, lightly tidied: widths and blanks only, never its wording. */
export function organisationName(text: string): Checked {
  return named(tidyLine(text))
}

function named(value: string): Checked {
  if (!/[\p{L}\p{N}]/u.test(value)) return notAccepted('name_blank')
  return value.length > longestName ? notAccepted('name_too_long') : { ok: true, value }
}
