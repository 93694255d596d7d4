import iconv from 'iconv-lite'
import { FileTrouble } from './workbook.ts'

export type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE'

/** How the text is stored, found from its first bytes and from what decodes without a fault. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes) ?? narrowEncoding(bytes)
  const text = iconv.decode(bytes, encoding, { stripBOM: true })
  // Control characters give a picture or a program away.
  const foreign =
    text.slice(0, 65_536).match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  if (foreign > 8) throw new FileTrouble('not_a_spreadsheet')
  return { text, encoding }
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8'
  if (first === 0xff && second === 0xfe) return 'UTF-16LE'
  if (first === 0xfe && second === 0xff) return 'UTF-16BE'
  return null
}

/** In UTF-16 every comma, digit and line break has a zero byte on one and the same side. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 65_536)
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  if (even + odd === 0) return null
  const oneSided = Math.min(even, odd) * 20 <= Math.max(even, odd)
  if (!oneSided || Math.max(even, odd) * 50 < sample.length) {
    throw new FileTrouble('not_a_spreadsheet')
  }
  return odd > even ? 'UTF-16LE' : 'UTF-16BE'
}

function narrowEncoding(bytes: Uint8Array): Encoding {
  const faultsAsUtf8 = faults(new TextDecoder('utf-8').decode(bytes))
  if (faultsAsUtf8 === 0) return 'UTF-8'
  const faultsAsGb18030 = faults(iconv.decode(bytes, 'GB18030'))
  // One spoilt character in a whole file is no reason to refuse the file.
  const least = Math.min(faultsAsUtf8, faultsAsGb18030)
  if (least > 3 + bytes.length / 10_000) throw new FileTrouble('unknown_encoding')
  return faultsAsUtf8 < faultsAsGb18030 ? 'UTF-8' : 'GB18030'
}

function faults(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}
