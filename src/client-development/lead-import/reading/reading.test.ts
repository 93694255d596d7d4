import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  accountRows as accountRowsOf,
  commonWords,
  duplicatesWithin as duplicatesAmong,
  type EntryRow,
  letters,
  problemWords as wordsOf,
  type Row as AnyRow,
} from '#imports/reading/index.ts'
import {
  cellText,
  failureSheet,
  findHeader as findHeaderOf,
  type Header,
  type Mapping,
  noHeaderWords,
  proposeMapping as proposeMappingOf,
  readWorkbook,
  type Sheet,
  textSafe,
} from '#platform/sheets/index.ts'
import { reading, type ReadLead } from './index.ts'
import { adjacentRepeats } from './repeats.ts'

type Row = AnyRow<ReadLead>
type LeadRow = EntryRow<ReadLead>
const fieldOfTitle = reading.vocabulary.meaningOf
const findHeader = (sheet: Sheet) => findHeaderOf(reading.vocabulary, sheet)
const proposeMapping = (header: Header) => proposeMappingOf(reading.vocabulary, header)
const accountRows = (sheet: Sheet, headerRow: number, mapping: Mapping) =>
  accountRowsOf(reading, sheet, headerRow, mapping)
const duplicatesWithin = (rows: Row[]) => duplicatesAmong(reading, rows)
const problemWords = (...[problem, titles, language]: ProblemAt) =>
  wordsOf(reading, problem, titles, language)
type ProblemAt = Parameters<typeof wordsOf> extends [unknown, ...infer Rest] ? Rest : never

const sheetOf = (rows: Sheet['rows']): Sheet => ({
  name: '表',
  rows,
  hidden: false,
  hiddenColumns: [],
  hiddenRows: [],
  filledFromMerge: 0,
})

function headerOf(sheet: Sheet): Header {
  const header = findHeader(sheet)
  if (!header.ok) throw new Error(header.code)
  return header
}

function account(rows: Sheet['rows']): Row[] {
  const sheet = sheetOf(rows)
  const header = headerOf(sheet)
  return accountRows(sheet, header.row, proposeMapping(header))
}

const kinds = (rows: Row[]) => rows.map((row) => row.kind)

function leadAt(rows: Row[], row: number): LeadRow {
  const found = rows[row - 1]
  if (found?.kind !== 'entry') throw new Error(`row ${row} is ${found?.kind}`)
  return found
}

const titles = ['序号', '姓名', '电话', '微信', '日期', '咨询内容']

describe('a header', () => {
  test('is found below title rows', () => {
    const sheet = sheetOf([
      ['2026年10月线索登记表'],
      ['制表:市场部', '', '2026-10-31'],
      titles,
      ['1', '张三'],
    ])
    expect(findHeader(sheet)).toMatchObject({ ok: true, row: 3, titles })
  })

  test('that is not there leaves the sheet out, with the reason', () => {
    expect(findHeader(sheetOf([['本表汇总两张表:推荐、媒体']]))).toEqual({
      ok: false,
      code: 'no_header',
    })
    expect(findHeader(sheetOf([['', ' '], []]))).toEqual({ ok: false, code: 'blank_sheet' })
    expect(noHeaderWords.no_header.zh).toContain('没有找到表头')
  })

  test('means the same in Chinese and in English', () => {
    const meaning = (title: string) => fieldOfTitle(title)?.field
    for (const [title, field] of [
      ['客户姓名/单位', 'name'],
      ['被推荐客户\nProspect', 'name'],
      ['推荐人\nReferrer', 'referrer'],
      ['Referrer', 'referrer'],
      ['*手机号码', 'phone'],
      ['Mobile Phone', 'phone'],
      ['预计标的(万元)', 'amount'],
      ['Unified Social Credit Code', 'unified_social_credit_code'],
      ['E-mail', 'mail'],
      ['栏目/账号', 'campaign'],
      ['来电人', 'name'],
      ['意向程度', 'intent'],
      ['下次跟进日期', 'extra'],
    ] as const) {
      expect(meaning(title), title).toBe(field)
    }
    expect(meaning('星座')).toBeUndefined()
  })

  test('proposes a mapping that can be remembered', () => {
    const header = headerOf(sheetOf([['客户名称', '姓名', '手机', '座机', '星座', '备注']]))
    const mapping = proposeMapping(header)
    expect(mapping.columns).toEqual({
      0: 'name',
      1: 'contact_name',
      2: 'phone',
      3: 'phone',
      4: 'extra',
      5: 'note',
    })
    expect(JSON.parse(JSON.stringify(mapping))).toEqual(mapping)
    const spaced = headerOf(sheetOf([[], [' 客户名称 ', '姓名*', '手机', '座机', '星座', '备注']]))
    expect(spaced.fingerprint).toBe(mapping.headerFingerprint)
  })
})

describe('every row of a sheet is accounted for', () => {
  test('as a lead or as what it is', () => {
    const rows = account([
      ['2026年10月线索'],
      titles,
      ['1', '张三', '13812345678', '', '2026/10/3', '离婚'],
      ['2', '李四', '', 'lisi_88', '10月4日', ''],
      [],
      ['小计', '2', '', '', '', ''],
      titles,
      ['3', '', '13912345678', '', '', '没有姓名'],
      ['4', '王五', '', '', '', '没有联系方式'],
      ['5', '', '', '', '', ''],
      ['合计', '3'],
      ['注:重复咨询不另计。'],
      ['制表人:陈晓', '', '审核人:王敏'],
    ])
    expect(kinds(rows)).toEqual([
      'title',
      'header',
      'entry',
      'entry',
      'blank',
      'subtotal',
      'header',
      'rejected',
      'rejected',
      'blank',
      'subtotal',
      'note',
      'note',
    ])
    expect(rows.map((row) => row.row)).toEqual(rows.map((_, at) => at + 1))
  })

  test('a lead carries what the row says in the words of the firm', () => {
    const rows = account([
      [
        '推荐人',
        '客户',
        '联系人',
        '电话',
        '邮箱',
        '统一社会信用代码',
        '日期',
        '预计标的(万元)',
        '星座',
      ],
      [
        ' 王律师 ',
        'ＡＢＣ（上海）有限公司',
        '张\u200b三 总',
        '138 1234 5678/021-55558888转12',
        'Z3＠Firm.cn',
        '9144030071526726xg',
        '3-Oct-26',
        '100-200',
        '天秤',
      ],
    ])
    expect(leadAt(rows, 2)).toMatchObject({
      warnings: [],
      entry: {
        referrer: '王律师',
        organisationName: 'ABC（上海）有限公司',
        personName: null,
        contactName: '张三 总',
        phones: ['+8613812345678', '+862155558888;ext=12'],
        phoneText: '138 1234 5678/021-55558888转12',
        mails: ['z3@firm.cn'],
        unifiedSocialCreditCode: '9144030071526726XG',
        receivedOn: '2026-10-03',
        amount: { lowFen: 100_000_000, highFen: 200_000_000, text: '100-200' },
        extra: { 星座: '天秤' },
      },
    })
  })

  test('a number that cannot be read is kept and pointed at while another way leads to the client', () => {
    const rows = account([
      titles,
      ['1', '张三', '1391234567', 'zs_1', '', ''],
      ['2', '李四', '1391234567', '', '', ''],
      ['3', '王五', '微信同号', '13812345678', '', ''],
      ['4', '赵六', '13812345679', '同手机号', '', ''],
    ])
    expect(leadAt(rows, 2)).toMatchObject({
      entry: { phones: [], phoneText: '1391234567', wechat: 'zs_1' },
      warnings: [{ column: 2, code: 'phone_digit_missing', values: { text: '1391234567' } }],
    })
    const rejected = rows[2]
    expect(rejected).toMatchObject({
      kind: 'rejected',
      problems: [{ column: 2, code: 'unreachable_as_written' }],
    })
    if (rejected?.kind === 'rejected' && rejected.problems[0]) {
      expect(problemWords(rejected.problems[0], titles, 'zh')).toBe(
        '电话：“1391234567”无法使用，又没有其他联系方式，请核对后再导入',
      )
      expect(problemWords(rejected.problems[0], titles, 'en')).toMatch(
        /^电话: “1391234567” cannot be used/,
      )
    }
    expect(leadAt(rows, 4).entry.phones).toEqual(['+8613812345678'])
    expect(leadAt(rows, 5).entry.wechat).toBe('13812345679')
  })

  test('days without a year take it from the other rows; doubt is pointed at', () => {
    const rows = account([
      titles,
      ['1', '张三', '13812345671', '', '2025/10/3', ''],
      ['2', '李四', '13812345672', '', '10月4日', ''],
      ['3', '王五', '13812345673', '', '上周五', ''],
      ['4', '赵六', '13812345674', '', '2025.2.30', ''],
    ])
    expect(leadAt(rows, 3).entry.receivedOn).toBe('2025-10-04')
    expect(leadAt(rows, 3).warnings).toEqual([])
    expect(leadAt(rows, 4)).toMatchObject({
      entry: { receivedOn: null, receivedOnText: '上周五' },
      warnings: [{ code: 'date_unreadable' }],
    })
    expect(leadAt(rows, 5).warnings[0]?.code).toBe('date_impossible')

    const mixed = account([
      titles,
      ['1', '张三', '13812345671', '', '2025/10/3', ''],
      ['2', '李四', '13812345672', '', '2026/1/3', ''],
      ['3', '王五', '13812345673', '', '2026/1/4', ''],
      ['4', '赵六', '13812345674', '', '1月5日', ''],
    ])
    expect(leadAt(mixed, 5)).toMatchObject({
      entry: { receivedOn: '2026-01-05' },
      warnings: [{ code: 'date_year_assumed' }],
    })
  })

  test('errors of formulas are blanks with a warning; text like a formula stays text', () => {
    const rows = account([
      titles,
      [
        '1',
        '张三',
        '13812345678',
        { error: '#REF!' },
        '',
        '=HYPERLINK("http://127.0.0.1/","点我")',
      ],
    ])
    expect(leadAt(rows, 2).entry).toMatchObject({
      wechat: null,
      need: '=HYPERLINK("http://127.0.0.1/","点我")',
    })
    expect(leadAt(rows, 2).warnings.map((warning) => warning.code)).toEqual([
      'cell_error',
      'formula_like_text',
    ])
  })

  test('columns beyond the header are kept under their letters', () => {
    const rows = account([
      ['姓名', '电话'],
      ['张三', '13812345678', '', '急'],
    ])
    expect(leadAt(rows, 2).entry.extra).toEqual({ D: '急' })
    expect([letters(0), letters(25), letters(26), letters(701)]).toEqual(['A', 'Z', 'AA', 'ZZ'])
  })

  test('every reason has words in both languages', () => {
    for (const words of Object.values({ ...commonWords, ...reading.problems })) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).toMatch(/^[A-Z“]/)
    }
  })
})

describe('repeats', () => {
  const rows = account([
    ['姓名', '公司', '手机', '邮箱', '统一社会信用代码'],
    ['张三', '甲有限公司', '13812345678', 'a@x.cn', ''],
    ['张 三', '甲有限公司', '+86 138-1234-5678', '', ''],
    ['李四', '乙有限公司', '13912345678', 'A@X.cn', ''],
    ['王五', '丙有限公司', '13712345678', '', '9144030071526726XG'],
    ['赵六', '丁有限公司', '13612345678', '', '9144030071526726XG'],
    ['张三', '甲有限公司', '13512345678', '', ''],
    ['张三', '戊有限公司', '13412345678', '', ''],
    ['张三', '戊有限公司', '13412345678', '', ''],
  ])

  test('point to the first row that says the same', () => {
    const repeats = [...duplicatesWithin(rows)].map(([row, { first, by }]) => [row, first, by])
    expect(repeats).toEqual([
      [3, 2, 'phone'],
      [4, 2, 'mail'],
      [6, 5, 'unified_social_credit_code'],
      [7, 2, 'organisation_and_person'],
      [9, 8, 'phone'],
    ])
  })

  test('directly below one another are told apart', () => {
    expect(adjacentRepeats(rows)).toEqual([{ row: 9, repeats: 8 }])
  })
})

describe('what is handed back', () => {
  test('never holds a live formula', () => {
    expect(textSafe('=1+1')).toBe("'=1+1")
    expect(textSafe('@SUM(A1)')).toBe("'@SUM(A1)")
    expect(textSafe('\t=1')).toBe("'\t=1")
    expect(textSafe('-cmd|calc')).toBe("'-cmd|calc")
    expect(textSafe('+86 138 1234 5678')).toBe('+86 138 1234 5678')
    expect(textSafe('-3.5')).toBe('-3.5')
    expect(textSafe('张三')).toBe('张三')
  })

  test('is the rejected rows with number and reason, and can be corrected and imported again', async () => {
    const sheet = sheetOf([
      titles,
      ['1', '', '+86 138 1234 5678', '', '2026-10-03', '=HYPERLINK("http://127.0.0.1/")'],
      ['2', '李四', '13912345678', '', '', ''],
    ])
    const header = headerOf(sheet)
    const rows = accountRows(sheet, header.row, proposeMapping(header))
    const rejected = rows.flatMap((row) => {
      if (row.kind !== 'rejected') return []
      const reasons = row.problems.map((problem) => problemWords(problem, header.titles, 'zh'))
      return [{ ...row, reasons }]
    })
    const workbook = await readWorkbook(await failureSheet(header, rejected, 'zh'), '未导入.xlsx')
    const back = workbook.ok ? workbook.sheets[0] : undefined
    expect(back?.rows).toEqual([
      [...titles, '原表行号', '未导入原因'],
      [
        '1',
        '',
        '+86 138 1234 5678',
        '',
        '2026-10-03',
        '\'=HYPERLINK("http://127.0.0.1/")',
        '2',
        '姓名：既没有姓名也没有单位，请补上',
      ],
    ])
    const corrected = sheetOf(
      back?.rows.map((cells, at) => (at === 1 ? ['1', '张三', ...cells.slice(2)] : cells)) ?? [],
    )
    const again = headerOf(corrected)
    expect(leadAt(accountRows(corrected, 1, proposeMapping(again)), 2).entry).toMatchObject({
      personName: '张三',
      need: '=HYPERLINK("http://127.0.0.1/")',
    })
  })
})

test('ten times the rows take about ten times as long to read and compare', () => {
  const readAll = (count: number): number => {
    const rows: Sheet['rows'] = [titles]
    for (let at = 0; at < count; at++) {
      const date = `2026/10/${1 + (at % 28)}`
      rows.push([`${at}`, `张三${at}`, `${13_800_000_000 + at}`, '', date, '货款 1,280,000 元未付'])
    }
    const before = performance.now()
    const accounted = account(rows)
    duplicatesWithin(accounted)
    const took = performance.now() - before
    expect(accounted.filter((row) => row.kind === 'entry')).toHaveLength(count)
    return took
  }
  // Comparing each with each would take a hundred times as long; the smaller is measured warm.
  readAll(4_000)
  expect(readAll(40_000)).toBeLessThan(50 * readAll(4_000))
})

const folder = join(import.meta.dirname, '../../../../../shared/data/leads')
const here = existsSync(join(folder, 'facts.json'))

interface SheetFacts {
  header_row: number
  data_rows: number
  rows_without_name?: number
  blank_rows?: number
  subtotal_rows?: number
  note_rows?: number
  adjacent_repeats?: number
  merged_referrer?: boolean
}
interface FileFacts extends Partial<SheetFacts> {
  file: string
  encoding?: string
  sheets?: Record<string, SheetFacts>
  ignore_sheets?: string[]
}

describe.skipIf(!here)(
  `the three real spreadsheets${here ? '' : ' (skipped: the folder shared/data/leads is not here)'}`,
  () => {
    const facts: FileFacts[] = here
      ? JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))
      : [{ file: 'facts.json' }]

    test.each(facts)('every row of $file is accounted for', async ({ file, ...stated }) => {
      const workbook = await readWorkbook(readFileSync(join(folder, file)), file)
      if (!workbook.ok) throw new Error(workbook.code)
      if (stated.encoding) expect(stated.encoding).toContain(workbook.encoding)
      for (const sheet of workbook.sheets) {
        const header = findHeader(sheet)
        if (stated.ignore_sheets?.includes(sheet.name)) {
          expect(header.ok).toBe(false)
          continue
        }
        const expected = (stated.sheets?.[sheet.name] ?? stated) as SheetFacts
        expect(header).toMatchObject({ ok: true, row: expected.header_row })
        if (header.ok) holdAgainst(sheet, header, expected)
      }
    })
  },
)

function holdAgainst(sheet: Sheet, header: Header, expected: SheetFacts): void {
  const rows = accountRows(sheet, header.row, proposeMapping(header))
  expect(rows).toHaveLength(sheet.rows.length)
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length
  const entries = rows.filter((row) => row.kind === 'entry' || row.kind === 'rejected')
  expect(entries).toHaveLength(expected.data_rows)
  const lastEntry = entries.at(-1)?.row ?? 0
  const blankAmongEntries = rows.filter(
    (row) => row.kind === 'blank' && row.row > header.row && row.row < lastEntry,
  )
  expect(blankAmongEntries).toHaveLength(expected.blank_rows ?? 0)
  expect(count('subtotal')).toBe(expected.subtotal_rows ?? 0)
  expect(count('note')).toBe(expected.note_rows ?? 0)
  expect(count('header')).toBe(1)
  const unnamed = entries.filter(
    (row) =>
      row.entry.personName === null && row.entry.contactName === null && nameless(row, header),
  )
  expect(unnamed).toHaveLength(expected.rows_without_name ?? 0)
  if (expected.adjacent_repeats !== undefined) {
    expect(adjacentRepeats(rows)).toHaveLength(expected.adjacent_repeats)
  }
  if (expected.merged_referrer) expect(sheet.filledFromMerge).toBeGreaterThan(0)
  for (const row of entries) holdDigits(row.entry.phones, row.entry.phoneText)
  for (const row of entries) {
    expect(row.entry.receivedOn ?? '2026-01-01').toMatch(/^2026-\d\d-\d\d$/)
    if (row.kind === 'rejected') expect(row.problems.length).toBeGreaterThan(0)
  }
}

const nameless = (row: Row, header: Header) => {
  const column = Object.entries(proposeMapping(header).columns).find(
    ([, field]) => field === 'name',
  )
  return cellText(row.cells[Number(column?.[0])]).trim() === ''
}

/** Every digit of a number that was read stands in the cell, in the same order, and the other way round. */
function holdDigits(phones: string[], text: string | null): void {
  const digits = (part: string) => part.normalize('NFKC').replace(/\D/g, '')
  const written = (text ?? '').split('/').map((part) => digits(part).replace(/^(0086|86|0)/, ''))
  for (const phone of phones) expect(written).toContain(digits(phone).slice(2))
}
