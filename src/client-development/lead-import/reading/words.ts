import { identifierWords } from '#parties/index.ts'
import type { Field } from './fields.ts'
import type { NoHeader } from './header.ts'
import type { RowKind } from './lead.ts'
import type { RejectionCode, RowProblem, WarningCode } from './problems.ts'
import type { RepeatKey } from './repeats.ts'
import type { FileProblem } from './workbook.ts'

export type Language = 'zh' | 'en'
type Words = Record<Language, string>
type WordsOf<Code extends string> = Record<Code, Words>

export const fileProblemWords: WordsOf<FileProblem> = {
  empty: { zh: '文件里没有内容', en: 'The file holds nothing' },
  too_large: {
    zh: '文件超过 {max} MB，请拆分后再导入',
    en: 'The file is larger than {max} MB; please split it',
  },
  too_many_rows: {
    zh: '表格超过 {max} 行，请拆分后再导入',
    en: 'A sheet has more than {max} rows; please split it',
  },
  too_many_columns: {
    zh: '表格超过 {max} 列，请删除多余的列',
    en: 'A sheet has more than {max} columns; please remove some',
  },
  unpacks_too_large: {
    zh: '文件解开后过大，已停止读取',
    en: 'The file unpacks to more than is allowed; reading was stopped',
  },
  not_a_spreadsheet: {
    zh: '这不是表格文件，请使用 .xlsx 或 .csv',
    en: 'This is not a spreadsheet; please use .xlsx or .csv',
  },
  old_xls: {
    zh: '这是旧版 .xls 文件，请在 Excel 或 WPS 中另存为 .xlsx',
    en: 'This is an old .xls file; please save it as .xlsx',
  },
  binary_workbook: {
    zh: '这是二进制工作簿（.xlsb）,请另存为 .xlsx',
    en: 'This is a binary workbook (.xlsb); please save it as .xlsx',
  },
  web_page: {
    zh: '这是用表格文件名保存的网页，请在 Excel 或 WPS 中打开后另存为 .xlsx',
    en: 'This is a web page under the name of a spreadsheet; please open it and save it as .xlsx',
  },
  encrypted: {
    zh: '文件设有密码，请去掉密码后再导入',
    en: 'The file has a password; please remove it first',
  },
  damaged: {
    zh: '文件已损坏，请在 Excel 或 WPS 中打开并另存后再试',
    en: 'The file is damaged; please open it in a spreadsheet program and save it again',
  },
  unknown_encoding: {
    zh: '无法识别文字编码，请另存为 UTF-8 的 CSV 或 .xlsx',
    en: 'The character encoding is unknown; please save as UTF-8 CSV or .xlsx',
  },
  quote_not_closed: {
    zh: '有一个双引号没有配对，后面的行无法分开，请补上或删除它',
    en: 'A quotation mark is never closed, so the rows after it cannot be told apart',
  },
}

export const noHeaderWords: WordsOf<NoHeader['code']> = {
  no_header: {
    zh: '没有找到表头，这张表不导入',
    en: 'No header row was found; the sheet is left out',
  },
  blank_sheet: { zh: '空白的表，不导入', en: 'The sheet is blank; it is left out' },
}

export const rowKindWords: WordsOf<RowKind> = {
  lead: { zh: '潜在客户', en: 'Lead' },
  title: { zh: '标题', en: 'Title' },
  header: { zh: '表头', en: 'Header' },
  subtotal: { zh: '小计或合计', en: 'Sub-total' },
  note: { zh: '注释', en: 'Note' },
  blank: { zh: '空行', en: 'Blank' },
  rejected: { zh: '未导入', en: 'Rejected' },
}

export const repeatWords: WordsOf<RepeatKey> = {
  phone: { zh: '与第 {first} 行电话相同', en: 'The same telephone as row {first}' },
  mail: { zh: '与第 {first} 行邮箱相同', en: 'The same mail address as row {first}' },
  unified_social_credit_code: {
    zh: '与第 {first} 行统一社会信用代码相同',
    en: 'The same unified social credit code as row {first}',
  },
  identity_number: {
    zh: '与第 {first} 行身份证号码相同',
    en: 'The same identity number as row {first}',
  },
  organisation_and_person: {
    zh: '与第 {first} 行单位和姓名相同',
    en: 'The same organisation and person as row {first}',
  },
  organisation: { zh: '与第 {first} 行单位相同', en: 'The same organisation as row {first}' },
}

export const readingWords: WordsOf<RejectionCode | WarningCode> = {
  ...identifierWords,
  nobody_named: {
    zh: '既没有姓名也没有单位，请补上',
    en: 'Neither a person nor an organisation is named; please add one',
  },
  unreachable: {
    zh: '没有电话、邮箱、微信，也没有推荐人，无法联系',
    en: 'No telephone, mail, WeChat or referrer: nobody could get in touch',
  },
  unreachable_as_written: {
    zh: '“{text}”无法使用，又没有其他联系方式，请核对后再导入',
    en: '“{text}” cannot be used and there is no other way to get in touch; please check it',
  },
  not_saved: {
    zh: '这一行无法保存，请核对内容后再导入',
    en: 'The row could not be saved; please check what it says',
  },
  name_missing: { zh: '有单位而没有姓名', en: 'An organisation is named, but no person' },
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
}

export const fieldWords: WordsOf<Field> = {
  name: { zh: '客户姓名或单位', en: 'Name (person or organisation)' },
  contact_name: { zh: '联系人', en: 'Contact' },
  organisation: { zh: '单位', en: 'Organisation' },
  job_title: { zh: '职务', en: 'Job title' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮箱', en: 'Mail' },
  wechat: { zh: '微信', en: 'WeChat' },
  need: { zh: '咨询内容', en: 'Need' },
  practice_area: { zh: '业务领域', en: 'Practice area' },
  channel: { zh: '渠道', en: 'Channel' },
  campaign: { zh: '推广活动', en: 'Campaign' },
  referrer: { zh: '推荐人', en: 'Referrer' },
  received_on: { zh: '日期', en: 'Date received' },
  region: { zh: '地区', en: 'Region' },
  amount: { zh: '标的', en: 'Amount' },
  intent: { zh: '意向程度', en: 'Intent' },
  handler: { zh: '跟进人', en: 'Handled by' },
  note: { zh: '备注', en: 'Note' },
  unified_social_credit_code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  identity_number: { zh: '身份证号码', en: 'Identity number' },
  extra: { zh: '其他（随线索保留）', en: 'Other (kept with the lead)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}

/** Puts the figures of a problem into its words. */
export const filled = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{(\w+)\}/g, (slot, key: string) => String(values[key] ?? slot))

/** A remark about a row as a clerk reads it, with the title of its column in front. */
export function problemWords(problem: RowProblem, titles: string[], language: Language): string {
  const words = filled(readingWords[problem.code][language], problem.values)
  const title =
    problem.column === null ? '' : (titles[problem.column] ?? '').replace(/\s+/g, ' ').trim()
  if (title === '') return words
  return language === 'zh' ? `${title}：${words}` : `${title}: ${words}`
}
