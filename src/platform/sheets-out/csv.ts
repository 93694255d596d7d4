import { minuteOf, type SheetCell, type SheetShape, type SheetWriter } from './cells.ts'
import { safeText } from './safe-text.ts'

/** Without the mark Excel takes UTF-8 for the local code page and shows no Chinese. */
const byteOrderMark = '\ufeff'

/** RFC 4180, UTF-8. Every cell is in quotes, so that separators of other locales do no harm. */
export function csvWriter({ titles }: SheetShape): SheetWriter {
  const pieces = [Buffer.from(byteOrderMark + lineOf(titles))]
  return {
    write: (cells) => void pieces.push(Buffer.from(lineOf(cells))),
    end: () => Buffer.concat(pieces),
  }
}

const lineOf = (cells: SheetCell[]): string =>
  `${cells.map((cell) => `"${textOf(cell).replaceAll('"', '""')}"`).join(',')}\r\n`

function textOf(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string') return safeText(cell)
  if ('day' in cell) return cell.day
  return 'money' in cell ? cell.money : minuteOf(cell.instant)
}
