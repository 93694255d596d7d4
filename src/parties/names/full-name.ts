import { isBody } from './abbreviate.ts'
import { bareText, hasHan, wordsOf } from './normalise.ts'
import { readOrganisation } from './organisation.ts'
import { tellingWords } from './words-in-letters.ts'

/** As people call many a firm, rather than as it is registered. */
const spokenForm = /^(公司|集团|集团公司|总公司)$/
const bodyEnds =
  /(大学|学院|学校|中学|小学|幼儿园|医院|银行|法院|检察院|政府|委员会|局|厅|协会|学会|商会|联合会|基金会|研究院|研究所)$/

/**
 * Whether a name is one by which an organisation is registered, with its form and what tells it from others: whoever bears
 * the very same is taken for the same. A short name or a trade name may be borne by several.
 */
export function isFullName(name: string): boolean {
  const bare = bareText(name)
  if (!hasHan(name)) {
    const words = wordsOf(name)
    const telling = tellingWords(words)
    return telling.length < words.length && telling.join('').length >= 4
  }
  const read = readOrganisation(name)
  const { form, regions, industries, rest } = read
  if (!form || form.kind === 'institution')
    return bare.length >= 4 && ((regions.length > 0 && isBody(read)) || bodyEnds.test(bare))
  if (spokenForm.test(form.name) || rest === '') return false
  return regions.length > 0 || industries.length > 0 || bare.length >= 8
}
