import { isHeard } from './contract.ts'

const longestName = 255

/** A file's name as it will be kept: no folders, no unseen characters; null when nothing is left. */
export function fileName(given: string | undefined): string | null {
  const name = (given ?? '')
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^.*[\\/]/, '')
    .trim()
  return name === '' || name === '.' || name === '..' || name.length > longestName ? null : name
}

export const mediaType = (given: string | undefined): string =>
  given && /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/i.test(given)
    ? given.toLowerCase()
    : 'application/octet-stream'

/** What a browser may show by itself; HTML and SVG never, because they can carry scripts. */
const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** Headers of a download, whatever the file is called. */
export function downloadHeaders(
  file: { name: string; mediaType: string; byteCount: number },
  inline: boolean,
): Record<string, string> {
  const canShow = shown.includes(file.mediaType) || isHeard(file.mediaType)
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(file.name.toWellFormed()).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const disposition = inline && canShow ? 'inline' : 'attachment'
  return {
    'content-type': canShow ? file.mediaType : 'application/octet-stream',
    'content-length': String(file.byteCount),
    'content-disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${coded}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  }
}
