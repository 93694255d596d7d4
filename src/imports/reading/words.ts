import { identifierWords } from '#parties/contract.ts'
import type { CommonProblem, RowProblem } from './problems.ts'
import type { Language, Reading, RowKind, SameKey, Words } from './reading.ts'

/** What a row was taken for; an entry is called by its kind of list. */
export const rowKindWords: Record<RowKind, Words> = {
  entry: { zh: '条目', en: 'Entry' },
  title: { zh: '标题', en: 'Title' },
  header: { zh: '表头', en: 'Header' },
  subtotal: { zh: '小计或合计', en: 'Sub-total' },
  note: { zh: '注释', en: 'Note' },
  blank: { zh: '空行', en: 'Blank' },
  rejected: { zh: '未导入', en: 'Rejected' },
}

export const repeatWords: Record<SameKey, Words> = {
  phone: { zh: '与第 {first} 行电话相同', en: 'The same telephone as row {first}' },
  mail: { zh: '与第 {first} 行邮箱相同', en: 'The same email address as row {first}' },
  unified_social_credit_code: {
    zh: '与第 {first} 行统一社会信用代码相同',
    en: 'The same unified social credit code as row {first}',
  },
  identity_number: {
    zh: '与第 {first} 行证件号码相同',
    en: 'The same identity number as row {first}',
  },
  organisation_and_person: {
    zh: '与第 {first} 行单位和姓名相同',
    en: 'The same organisation and person as row {first}',
  },
  organisation: { zh: '与第 {first} 行单位相同', en: 'The same organisation as row {first}' },
  number: { zh: '与第 {first} 行编号相同', en: 'The same number as row {first}' },
  name: { zh: '与第 {first} 行名称相同', en: 'The same name as row {first}' },
  client_and_title: {
    zh: '与第 {first} 行委托人和案由相同',
    en: 'The same client and matter as row {first}',
  },
}

/** What is said of a row of any kind of list. */
export const commonWords: Record<CommonProblem, Words> = {
  ...identifierWords,
  not_saved: {
    zh: '这一行无法保存，请核对内容后再导入',
    en: 'The row could not be saved; please check what it says',
  },
  date_unreadable: {
    zh: '“{text}”不是能确定的日期，日期留空',
    en: '“{text}” is no definite day; the date is left blank',
  },
  date_impossible: {
    zh: '日历上没有“{text}”这一天，日期留空',
    en: 'There is no such day as “{text}”; the date is left blank',
  },
  date_without_day: {
    zh: '“{text}”没有写明哪一天，日期留空',
    en: '“{text}” names no day; the date is left blank',
  },
  date_without_year: {
    zh: '“{text}”没有年份，也无从推断，日期留空',
    en: '“{text}” has no year and none can be inferred; the date is left blank',
  },
  date_order_unclear: {
    zh: '“{text}”分不清哪个是月哪个是日，日期留空',
    en: 'Month and day cannot be told apart in “{text}”; the date is left blank',
  },
  date_year_assumed: {
    zh: '“{text}”没有年份，按表中多数日期的年份补上，请核对',
    en: '“{text}” has no year; the year of most other dates was taken, please check',
  },
  date_order_assumed: {
    zh: '“{text}”按表中其他日期的年份判断年月日顺序，请核对',
    en: 'The order of “{text}” was settled by the year of the other dates, please check',
  },
  amount_unreadable: {
    zh: '“{text}”不是能确定的金额，金额留空',
    en: '“{text}” is no definite amount; it is left blank',
  },
  phone_area_code_unknown: {
    zh: '“{text}”的区号不存在，号码已照原样保留，请核对',
    en: 'The area code of “{text}” does not exist; the number was kept, please check',
  },
  cell_error: {
    zh: '单元格是公式错误 {text}，按空白处理',
    en: 'The cell holds the formula error {text}; it is taken as blank',
  },
  formula_like_text: {
    zh: '内容像公式，只作为文字保存',
    en: 'It looks like a formula; it is kept as text only',
  },
  text_cut: {
    zh: '内容过长，超出部分没有导入',
    en: 'The text is too long; the end of it was not imported',
  },
  word_unknown: {
    zh: '“{text}”不是能识别的写法，留空',
    en: '“{text}” is no word known here; it is left blank',
  },
  person_unknown: {
    zh: '本所人员中没有“{text}”，请在“表中的人名与部门”里指定是谁',
    en: 'Nobody in the firm is called “{text}”; please say who is meant under the names in the sheet',
  },
  person_ambiguous: {
    zh: '本所有不止一位“{text}”，请在“表中的人名与部门”里指定是谁',
    en: 'Several people in the firm are called “{text}”; please say who is meant under the names in the sheet',
  },
  department_unknown: {
    zh: '没有名为“{text}”的部门，请在“表中的人名与部门”里指定',
    en: 'There is no department called “{text}”; please choose one under the names in the sheet',
  },
  department_ambiguous: {
    zh: '不止一个部门叫“{text}”，请在“表中的人名与部门”里指定',
    en: 'Several departments are called “{text}”; please choose one under the names in the sheet',
  },
}

/** Puts the figures of a problem into its words. */
const filled = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (slot, key: string) => String(values[key] ?? slot))

/** A remark about a row as a clerk reads it, with the title of its column in front. */
export function problemWords(
  { problems }: Pick<Reading, 'problems'>,
  problem: RowProblem,
  titles: string[],
  language: Language,
): string {
  const all: Record<string, Words | undefined> = { ...commonWords, ...problems }
  const words = filled(all[problem.code]?.[language] ?? problem.code, problem.values)
  const title =
    problem.column === null ? '' : (titles[problem.column] ?? '').replace(/\s+/g, ' ').trim()
  if (title === '') return words
  return language === 'zh' ? `${title}：${words}` : `${title}: ${words}`
}
