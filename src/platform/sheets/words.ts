import type { NoHeader } from './header.ts'
import type { FileProblem } from './workbook.ts'

type Words = { zh: string; en: string }

/** Why a file is no spreadsheet that can be read. */
export const fileProblemWords: Record<FileProblem, Words> = {
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

/** Why a sheet has nothing to import. */
export const noHeaderWords: Record<NoHeader['code'], Words> = {
  no_header: {
    zh: '没有找到表头，这张表不导入',
    en: 'No header row was found; the sheet is left out',
  },
  blank_sheet: { zh: '空白的表，不导入', en: 'The sheet is blank; it is left out' },
}
