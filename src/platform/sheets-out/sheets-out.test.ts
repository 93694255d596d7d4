import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { type SheetCell, sheetWriter } from './index.ts'
import { safeText } from './safe-text.ts'

const shape = { name: '潜在客户/全部', titles: ['名称', '金额'], widths: [20, 12] }

function fileOf(format: 'csv' | 'xlsx', rows: SheetCell[][]): Buffer {
  const writer = sheetWriter(format, shape)
  for (const row of rows) writer.write(row)
  return Buffer.concat([...writer.end().pieces])
}

test('fifty thousand rows are held as a fraction of their size, and come out whole', () => {
  const rows = 50_000
  const csv = sheetWriter('csv', shape)
  for (let at = 0; at < rows; at++) csv.write([`第${at}位客户，货款纠纷，对方失联`, at])
  const file = csv.end()
  expect(csv.held()).toBeLessThan(file.size / 4)
  const largest = Math.max(...[...file.pieces].map((piece) => piece.length))
  expect(largest).toBeLessThan(1024 * 1024)
  const book = sheetWriter('xlsx', shape)
  for (let at = 0; at < rows; at++) book.write([`第${at}位客户，货款纠纷，对方失联`, at])
  const { size, pieces } = book.end()
  expect(size).toBe([...pieces].reduce((sum, piece) => sum + piece.length, 0))
  expect(size).toBeLessThan(file.size)
})

test('every row of a long file is there once, in its order', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [`客户${at}`, at])
  const read: string[][] = parse(fileOf('csv', rows), { bom: true })
  expect(read.slice(1)).toEqual(rows.map((cells) => cells.map(String)))
})

test('nothing that a spreadsheet program would run is written as it was typed', () => {
  for (const text of [
    '=1+1',
    '+8613800000000',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＠a',
  ])
    expect(safeText(text)).toBe(`'${text}`)
  for (const text of ['张三', '3-2', 'a=b', '', ' =1'.trimStart().slice(1)])
    expect(safeText(text)).toBe(text)
})

test('a csv opens with its Chinese in Excel, and keeps quotes, commas and lines where they belong', () => {
  const file = fileOf('csv', [
    ['"蓝汐", 海洋\n工程', { money: '186000.00' }],
    ['=cmd|x', null],
  ])
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(parse(file, { bom: true })).toEqual([
    ['名称', '金额'],
    ['"蓝汐", 海洋\n工程', '186000.00'],
    ["'=cmd|x", ''],
  ])
})

test('a workbook has texts as texts, money as figures and days as days', async () => {
  const file = fileOf('xlsx', [
    ['=HYPERLINK("http://x")', { money: '186000.50' }],
    ['<b>&"甲"</b>\u0007', 3],
    [{ day: '2026-03-02' }, { instant: '2026-03-02T01:30:00Z' }],
    [{ share: 0.5 }, null],
  ])
  const rows = await readSheet(file)
  expect(rows.slice(0, 3)).toEqual([
    ['名称', '金额'],
    [`'=HYPERLINK("http://x")`, 186000.5],
    ['<b>&"甲"</b>', 3],
  ])
  expect(rows[3]).toEqual([new Date('2026-03-02T00:00:00Z'), new Date('2026-03-02T09:30:00Z')])
  expect(rows[4]).toEqual([0.5, null])
  expect(file.includes('<f>')).toBe(false)
})
