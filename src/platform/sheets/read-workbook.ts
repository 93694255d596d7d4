import { readCsv } from './csv.ts'
import { FileTrouble, isBlank, limits, type UnreadableFile, type Workbook } from './workbook.ts'
import { readXlsx } from './xlsx.ts'

/**
 * Reads a spreadsheet by what is in it, never by the ending of its name: an `.xls` from an advertising
 * platform is often a text file, an `.xlsx` sometimes a renamed old workbook.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
): Promise<Workbook | UnreadableFile> {
  try {
    const workbook = await read(bytes, fileName)
    const anything = workbook.sheets.some((sheet) =>
      sheet.rows.some((row) => row.some((cell) => !isBlank(cell))),
    )
    if (!anything) throw new FileTrouble('empty')
    return workbook
  } catch (error) {
    if (error instanceof FileTrouble) return { ok: false, code: error.code, values: error.values }
    throw error
  }
}

async function read(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  if (bytes.length === 0) throw new FileTrouble('empty')
  if (bytes.length > limits.fileBytes) {
    throw new FileTrouble('too_large', { max: limits.fileBytes / 1024 / 1024 })
  }
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new FileTrouble(insideCompound(bytes))
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new FileTrouble('not_a_spreadsheet')
  return readCsv(bytes, fileName.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, ''))
}

/** A workbook with a password and an .xls share one container; only the former has this stream. */
function insideCompound(bytes: Uint8Array): 'encrypted' | 'old_xls' {
  const stream = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(stream)
    ? 'encrypted'
    : 'old_xls'
}

const startsWith = (bytes: Uint8Array, signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte)
