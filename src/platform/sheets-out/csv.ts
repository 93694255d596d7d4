import { gunzipSync, gzipSync } from 'node:zlib'
import { minuteOf, type SheetCell, type SheetShape, type SheetWriter } from './cells.ts'
import { safeText } from './safe-text.ts'

/** Without the mark Excel takes UTF-8 for the local code page and shows no Chinese. */
const byteOrderMark = '\ufeff'

/** RFC 4180, UTF-8. Every cell is in quotes, so that separators of other locales do no harm. */
export function csvWriter({ titles }: SheetShape): SheetWriter {
  const packed: Buffer[] = []
  let lines = [byteOrderMark + lineOf(titles)]
  let characters = 0
  let held = 0
  let size = 0
  const pack = () => {
    const piece = Buffer.from(lines.join(''))
    const small = gzipSync(piece, { level: 3 })
    packed.push(small)
    size += piece.length
    held += small.length
    lines = []
    characters = 0
  }
  return {
    write: (cells) => {
      const line = lineOf(cells)
      lines.push(line)
      characters += line.length
      if (characters > pieceLength) pack()
    },
    held: () => held,
    end: () => {
      if (lines.length > 0) pack()
      return { size, pieces: unpacked(packed) }
    },
  }
}

/** Characters of a piece: what is in memory besides the compressed rest. */
const pieceLength = 128 * 1024

function* unpacked(packed: Buffer[]): Generator<Uint8Array> {
  for (const piece of packed) yield gunzipSync(piece)
}

const lineOf = (cells: SheetCell[]): string =>
  `${cells.map((cell) => `"${textOf(cell).replaceAll('"', '""')}"`).join(',')}\r\n`

function textOf(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string') return safeText(cell)
  if ('day' in cell) return cell.day
  if ('share' in cell) return `${(cell.share * 100).toFixed(1)}%`
  return 'money' in cell ? cell.money : minuteOf(cell.instant)
}
