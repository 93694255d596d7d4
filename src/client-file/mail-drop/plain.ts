/** Tags after which a new line begins. */
const breaking = /^\/?(p|div|br|li|tr|h[1-6]|table|ul|ol|blockquote|hr|section|article|pre)$/

const named: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  yen: '¥',
  copy: '©',
}

const characterOf = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''

function entity(all: string, body: string): string {
  if (/^#x/i.test(body)) return characterOf(Number.parseInt(body.slice(2), 16))
  if (body.startsWith('#')) return characterOf(Number.parseInt(body.slice(1), 10))
  return named[body.toLowerCase()] ?? all
}

/** Places of `name` in a text, asked from left to right; -1 once there is none any more. */
function seek(text: string, name: string): (from: number) => number {
  let at = 0
  return (from) => {
    if (at !== -1 && at < from) at = text.indexOf(name, from)
    return at
  }
}

/**
 * The words of a page: no pictures, no styles, no scripts, and nothing is fetched. One pass from left to
 * right, whatever was left open.
 */
export function plainOf(html: string): string {
  const lower = html.toLowerCase()
  const ends: Record<string, (from: number) => number> = {
    '!--': seek(lower, '-->'),
    script: seek(lower, '</script'),
    style: seek(lower, '</style'),
    head: seek(lower, '</head'),
    title: seek(lower, '</title'),
  }
  const close = seek(html, '>')
  const parts: string[] = []
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    parts.push(html.slice(at, open === -1 ? html.length : open).replaceAll(/[\s\n]+/g, ' '))
    if (open === -1) break
    const name = /^<(!--|\/?[a-z][a-z0-9]*)/.exec(lower.slice(open, open + 20))?.[1]
    if (!name) {
      parts.push('<')
      at = open + 1
      continue
    }
    const end = ends[name]?.(open + name.length)
    const past = close(end === undefined || end === -1 ? open : end)
    if (end === -1 || past === -1) break
    if (breaking.test(name)) parts.push('\n')
    if (/^\/?t[dh]$/.test(name)) parts.push(' ')
    at = past + 1
  }
  return parts
    .join('')
    .replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, entity)
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
