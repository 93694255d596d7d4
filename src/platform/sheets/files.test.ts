import { crc32, deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { type Cell, fileProblemWords, readWorkbook } from './index.ts'
import { plainNumber } from './xlsx.ts'

const text =
  '姓名,手机,咨询内容\r\n张三,13812345678,"离婚,\r\n有孩子"\r\n李四,010-12345678,"他说""急"""\r\n'
const read = [
  ['姓名', '手机', '咨询内容'],
  ['张三', '13812345678', '离婚,\r\n有孩子'],
  ['李四', '010-12345678', '他说"急"'],
]

async function rowsOf(bytes: Uint8Array, name = '名单.csv'): Promise<Cell[][]> {
  const workbook = await readWorkbook(bytes, name)
  if (!workbook.ok) throw new Error(workbook.code)
  return workbook.sheets[0]?.rows ?? []
}

async function codeOf(bytes: Uint8Array, name = '名单.xlsx'): Promise<string> {
  const workbook = await readWorkbook(bytes, name)
  return workbook.ok ? 'read' : workbook.code
}

describe('a text file', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'UTF-8'],
    ['GB18030', iconv.encode(text, 'GB18030'), 'GB18030'],
    ['UTF-16LE with its mark', iconv.encode(text, 'UTF-16LE', { addBOM: true }), 'UTF-16LE'],
    ['UTF-16BE with its mark', iconv.encode(text, 'UTF-16BE', { addBOM: true }), 'UTF-16BE'],
    ['UTF-16LE', iconv.encode(text, 'UTF-16LE'), 'UTF-16LE'],
    ['UTF-16BE', iconv.encode(text, 'UTF-16BE'), 'UTF-16BE'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const workbook = await readWorkbook(bytes, '名片.csv')
    expect(workbook).toMatchObject({ ok: true, encoding, delimiter: ',' })
    expect(workbook.ok && workbook.sheets[0]).toMatchObject({ name: '名片', rows: read })
  })

  test('is read however its columns are divided', async () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`)
      const written = read.map((cells) => line(cells).join(delimiter)).join('\n')
      expect(await rowsOf(Buffer.from(written))).toEqual(read)
    }
    const commas = '姓名;备注\n张三;一,二,三,四\n李四;五,六\n'
    expect(await rowsOf(Buffer.from(commas))).toEqual([
      ['姓名', '备注'],
      ['张三', '一,二,三,四'],
      ['李四', '五,六'],
    ])
  })

  test('keeps blank lines, so that row numbers are those the clerk sees', async () => {
    const rows = await rowsOf(Buffer.from('姓名,电话\n\n张三,13812345678\n'))
    expect(rows).toHaveLength(3)
    expect(rows[2]).toEqual(['张三', '13812345678'])
  })

  test('may guard digits as ="013812345678"', async () => {
    const rows = await rowsOf(Buffer.from('姓名,电话\n张三,="013812345678"\n'))
    expect(rows[1]).toEqual(['张三', '013812345678'])
  })

  test('with a quotation mark that never closes is refused, not half read', async () => {
    expect(await codeOf(Buffer.from('姓名,备注\n张三,"没有结束\n李四,好\n'))).toBe(
      'quote_not_closed',
    )
  })

  test('may call itself .xls', async () => {
    expect(await rowsOf(iconv.encode(text, 'GB18030'), '推广.xls')).toEqual(read)
  })
})

describe('a workbook', () => {
  test('keeps every digit, and every day as it was written', async () => {
    const bytes = await writeWorkbook([
      ['电话', '日期', '时刻', '金额', '公式样文字'],
      [
        13812345678,
        { type: Date, value: new Date(Date.UTC(2026, 9, 3)), format: 'yyyy-mm-dd' },
        { type: Date, value: new Date(Date.UTC(2026, 9, 3, 23, 59)), format: 'yyyy-mm-dd hh:mm' },
        0.1 + 0.2,
        '=1+1',
      ],
    ]).toBuffer()
    expect((await rowsOf(bytes))[1]).toEqual([
      '13812345678',
      '2026-10-03',
      '2026-10-03 23:59',
      '0.3',
      '=1+1',
    ])
  })

  test('says in each row what a cell merged over the rows says', async () => {
    const bytes = await writeWorkbook([
      ['推荐人', '客户'],
      [{ value: '王律师', rowSpan: 3 }, '甲公司'],
      [null, '乙公司'],
      [null, '丙公司'],
      ['李律师', '丁公司'],
    ]).toBuffer()
    const referrers = (await rowsOf(bytes)).map((row) => row[0])
    expect(referrers).toEqual(['推荐人', '王律师', '王律师', '王律师', '李律师'])
  })

  test('shows cached values of formulas, marks errors, and tells what is hidden', async () => {
    const workbook = await readWorkbook(
      xlsx(
        '<cols><col min="2" max="2" width="9" hidden="1"/></cols><sheetData>' +
          '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
          '<c r="C1"><f>X()</f></c><c r="D1"><v>1.3812345678E10</v></c></row>' +
          '<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>',
      ),
      'a.xlsx',
    )
    expect(workbook.ok && workbook.sheets[0]).toMatchObject({
      hiddenColumns: [1],
      hiddenRows: [3],
      rows: [
        ['2', { error: '#DIV/0!' }, { error: '#EMPTY!' }, '13812345678'],
        ['', '', '', ''],
        ['甲', '', '', ''],
      ],
    })
  })

  test('of an export program is read, with 64-bit sizes and backward slashes', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'
    expect(await rowsOf(xlsx(sheet, { wide: true, separator: '\\' }))).toEqual([['甲']])
  })

  test('never shows a number in exponent form', () => {
    expect(plainNumber('1.3812345678E10')).toBe('13812345678')
    expect(plainNumber('4.4030119900101102E17')).toBe('440301199001011020')
    expect(plainNumber('1E-3')).toBe('0.001')
    expect(plainNumber('-1.5')).toBe('-1.5')
    expect(plainNumber('100')).toBe('100')
    expect(plainNumber('0.30000000000000004')).toBe('0.3')
    expect(plainNumber('123456789012345678')).toBe('123456789012345678')
  })
})

describe('a file that cannot be read is turned away with its reason', () => {
  test('by what it is', async () => {
    const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const password = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await codeOf(new Uint8Array())).toBe('empty')
    expect(await codeOf(Buffer.from(' , \n,,\n'))).toBe('empty')
    expect(await codeOf(compound)).toBe('old_xls')
    expect(await codeOf(password)).toBe('encrypted')
    expect(await codeOf(Buffer.from('%PDF-1.7 ...'))).toBe('not_a_spreadsheet')
    expect(await codeOf(Buffer.from('<html><table><tr><td>张三</td></tr></table></html>'))).toBe(
      'web_page',
    )
    expect(await codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13]))).toBe(
      'not_a_spreadsheet',
    )
    expect(await codeOf(zip([['word/document.xml', '<w/>']]))).toBe('not_a_spreadsheet')
    expect(await codeOf(zip([['xl/workbook.bin', 'x']]))).toBe('binary_workbook')
    expect(await codeOf(Buffer.from('PK\u0003\u0004 cut off'))).toBe('damaged')
    expect(await codeOf(zip([['xl/workbook.xml', '<workbook/>']], { flags: 1 }))).toBe('encrypted')
  })

  test('by its size', async () => {
    expect(await codeOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('too_large')
    const wide = Array.from({ length: 201 }, () => 'x').join(',')
    expect(await codeOf(Buffer.from(wide))).toBe('too_many_columns')
    expect(await codeOf(Buffer.from('甲,乙\n'.repeat(200_001)))).toBe('too_many_rows')
    expect(await codeOf(xlsx(oneCellAt('A1048576')))).toBe('too_many_rows')
    expect(await codeOf(xlsx(oneCellAt('XFD1')))).toBe('too_many_columns')
  })

  test('before it unpacks to more than it says, or than anyone may send', async () => {
    const bomb = '0'.repeat(8_000_000)
    expect(await codeOf(xlsx(bomb, { declared: 1000 }))).toBe('unpacks_too_large')
    expect(await codeOf(xlsx(bomb, { declared: 9_000_000 }))).toBe('damaged')
    expect(await codeOf(xlsx('', { declared: 300 * 1024 * 1024 }))).toBe('unpacks_too_large')
  })

  test('without going over its XML again and again, however long that goes on without an end', async () => {
    const refusing = async (count: number): Promise<number> => {
      const before = performance.now()
      for (const open of ['<row ', '<c r="A1">']) {
        const long = xlsx(`<sheetData>${open.repeat(count)}</sheetData>`)
        expect(await codeOf(long)).toBe('damaged')
      }
      return performance.now() - before
    }
    await refusing(20_000)
    // Twenty times as long: four hundred times the work, where each tag would look for its end.
    expect(await refusing(400_000)).toBeLessThan(150 * (await refusing(20_000)))
  })

  test('and every reason has words in both languages', () => {
    for (const words of Object.values(fileProblemWords)) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).toMatch(/^[A-Z]/)
    }
  })
})

const oneCellAt = (address: string) =>
  `<sheetData><row r="${address.replace(/\D/g, '')}"><c r="${address}"><v>1</v></c></row></sheetData>`

/** A workbook of one sheet, small enough to be written by hand. */
function xlsx(sheet: string, options: ZipOptions = {}): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zip(
    [
      [
        'xl/workbook.xml',
        `<workbook xmlns:r="${relation}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ],
      ['xl/worksheets/sheet1.xml', `<worksheet>${sheet}</worksheet>`],
    ],
    options,
  )
}

interface ZipOptions {
  /** The size the last part claims to have. */
  declared?: number
  flags?: number
  /** Sizes in the 64-bit extra field. */
  wide?: boolean
  separator?: string
}

function zip(parts: [string, string][], options: ZipOptions = {}): Uint8Array {
  const { declared, flags = 0, wide = false, separator = '/' } = options
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  parts.forEach(([path, content], index) => {
    const name = path.replaceAll('/', separator)
    const whole = Buffer.from(content)
    const packed = deflateRawSync(whole)
    const size = index === parts.length - 1 && declared !== undefined ? declared : whole.length
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(whole), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    const extra = Buffer.alloc(wide ? 20 : 0)
    const listed = Buffer.from(head)
    if (wide) {
      listed.writeUInt32LE(0xffff_ffff, 14)
      listed.writeUInt32LE(0xffff_ffff, 18)
      listed.writeUInt16LE(20, 24)
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(16, 2)
      extra.writeBigUInt64LE(BigInt(size), 4)
      extra.writeBigUInt64LE(BigInt(packed.length), 12)
    }
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002\u0014\u0000'),
        listed,
        tail,
        Buffer.from(name),
        extra,
      ]),
    )
    files.push(file)
    at += file.length
  })
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...directory, end])
}
