import { strToU8, Zip, ZipDeflate } from 'fflate'
import { minuteOf, type SheetCell, type SheetShape, type SheetWriter } from './cells.ts'
import { safeText } from './safe-text.ts'

/** A workbook of one sheet, compressed while it is written: fifty thousand rows never stand in memory as cells. */
export function xlsxWriter({ name, titles, widths }: SheetShape): SheetWriter {
  const pieces: Uint8Array[] = []
  let failure: Error | null = null
  let size = 0
  const zip = new Zip((error, piece) => {
    if (error) failure = error
    else {
      pieces.push(piece)
      size += piece.length
    }
  })
  const add = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 })
    zip.add(file)
    return file
  }
  for (const [path, xml] of Object.entries(parts(name))) add(path).push(strToU8(xml), true)
  const sheet = add('xl/worksheets/sheet1.xml')
  let row = 1
  sheet.push(strToU8(sheetHead(widths) + rowOf(titles, row, styles.title)))
  return {
    write: (cells) => {
      row += 1
      sheet.push(strToU8(rowOf(cells, row)))
    },
    held: () => size,
    end: () => {
      sheet.push(strToU8('</sheetData></worksheet>'), true)
      zip.end()
      if (failure) throw failure
      return { size, pieces }
    },
  }
}

/** Places in `cellXfs` of the style sheet below. */
const styles = { text: 1, title: 2, day: 3, instant: 4, money: 5, share: 6 }

// Addresses may be left out by the standard; not every reader knows.
function rowOf(cells: SheetCell[], row: number, textStyle = styles.text): string {
  const written = cells.map((cell, at) => cellOf(cell, `${lettersOf(at)}${row}`, textStyle))
  return `<row r="${row}">${written.join('')}</row>`
}

/** The letters of a column: A … Z, AA … */
const lettersOf = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : lettersOf(Math.floor(at / 26) - 1) + lettersOf(at % 26)

function cellOf(cell: SheetCell, address: string, textStyle: number): string {
  if (cell === null || cell === '') return ''
  const figure = (value: number | string, style: number) =>
    `<c r="${address}" s="${style}"><v>${value}</v></c>`
  if (typeof cell === 'number') return figure(cell, 0)
  // An inline string is text whatever it begins with; the guard is for whoever saves it as CSV.
  if (typeof cell === 'string') {
    const text = escaped(safeText(cell))
    return `<c r="${address}" s="${textStyle}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
  }
  if ('money' in cell) return figure(cell.money, styles.money)
  if ('share' in cell) return figure(cell.share, styles.share)
  if ('day' in cell) return figure(serialOf(`${cell.day} 00:00`), styles.day)
  return figure(serialOf(minuteOf(cell.instant)), styles.instant)
}

const msPerDay = 86_400_000
/** Days since 30 December 1899, as spreadsheet programs count since the calendar of Lotus 1-2-3. */
const serialOf = (minute: string): number =>
  (Date.parse(`${minute.replace(' ', 'T')}:00Z`) - Date.UTC(1899, 11, 30)) / msPerDay

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Sheet names: 31 characters at most, none of `[]:*?/\`. */
const nameOf = (name: string): string =>
  escaped(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)).replaceAll('"', '&quot;')

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const inPackage = 'http://schemas.openxmlformats.org/package/2006'
const inDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const sheetHead = (widths: number[]): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`

/** The parts of the package besides the sheet itself. */
const parts = (name: string): Record<string, string> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${inPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${inDocument}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${inDocument}"><sheets><sheet name="${nameOf(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${inDocument}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${inDocument}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>${[49, 49, 164, 165, 4, 166].map((format, at) => `<xf numFmtId="${format}" fontId="${at === 1 ? 1 : 0}" applyNumberFormat="1"${at === 1 ? ' applyFont="1"' : ''}/>`).join('')}</cellXfs></styleSheet>`,
})
