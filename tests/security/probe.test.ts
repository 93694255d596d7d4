import { test } from 'vitest'
import { deflateRawSync, crc32 } from 'node:zlib'
import { openFile } from '#client-development/lead-import/reader.ts'
function zip(parts: { name: string; content: Uint8Array; declared?: number }[]): Uint8Array {
  const files: Buffer[] = []; const entries: Buffer[] = []; let at = 0
  for (const { name, content, declared = content.length } of parts) {
    const packed = deflateRawSync(content)
    const head = (entry: boolean) => {
      const fixed = Buffer.alloc(entry ? 46 : 30); const shift = entry ? 2 : 0
      fixed.writeUInt32LE(entry ? 0x02014b50 : 0x04034b50, 0); fixed.writeUInt16LE(20, 4 + shift); fixed.writeUInt16LE(8, 8 + shift)
      fixed.writeUInt32LE(crc32(content), 14 + shift); fixed.writeUInt32LE(packed.length, 18 + shift); fixed.writeUInt32LE(declared, 22 + shift)
      fixed.writeUInt16LE(Buffer.byteLength(name), 26 + shift); if (entry) fixed.writeUInt32LE(at, 42)
      return Buffer.concat([fixed, Buffer.from(name)])
    }
    entries.push(head(true)); const file = Buffer.concat([head(false), packed]); files.push(file); at += file.length
  }
  const end = Buffer.alloc(22); end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.reduce((s, o) => s + o.length, 0), 12); end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, ...entries, end])
}
const book = (sheet: Buffer) => [
  { name: '[Content_Types].xml', content: Buffer.from('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>') },
  { name: '_rels/.rels', content: Buffer.from('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>') },
  { name: 'xl/workbook.xml', content: Buffer.from('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="线索" sheetId="1" r:id="rId1"/></sheets></workbook>') },
  { name: 'xl/_rels/workbook.xml.rels', content: Buffer.from('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>') },
  { name: 'xl/worksheets/sheet1.xml', content: sheet },
]
test('x', async () => {
  for (const n of [50_000_000, 100_000_000, 200_000_000]) {
    const bytes = zip(book(Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${' '.repeat(n)}</sheetData></worksheet>`)))
    const t = performance.now()
    const r = await openFile(bytes, 'a.xlsx').then((f) => { f.close(); return 'read' }, (e) => JSON.stringify(e.fields ?? String(e)))
    console.log('P', n, bytes.length, Math.round(performance.now() - t), r.slice(0, 120), Math.round(process.memoryUsage().rss / 1e6))
  }
}, 400000)
