import { type Checked, notAccepted } from './checked.ts'
import { tidyName } from '#platform/text.ts'

const longestName = 200

/** A person's name, lightly tidied. Dots inside names such as 阿卜杜拉·买买提 are made one and the same. */
export function personName(text: string): Checked {
  const value = tidyName(text).replace(/(?<=\p{Script=Han})\s?[·•‧∙・]\s?(?=\p{Script=Han})/gu, '·')
  return named(value)
}

/** An organisation's name, lightly tidied: widths and blanks only, never its wording. */
export function organisationName(text: string): Checked {
  return named(tidyName(text))
}

/** Whether anybody can be found by a name: pictures and marks alone say nothing to a search. */
export const isSearchable = (name: string): boolean => /[\p{L}\p{N}]/u.test(name)

function named(value: string): Checked {
  if (!isSearchable(value)) return notAccepted('name_blank')
  return value.length > longestName ? notAccepted('name_too_long') : { ok: true, value }
}
