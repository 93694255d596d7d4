import { tidyLine } from '#platform/text.ts'

/** In fen (0.01 yuan). One figure has equal ends; `text` is how the office wrote it. */
export interface Amount {
  lowFen: number
  highFen: number
  text: string
}

const factors: Record<string, number> = {
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  w: 1e4,
  千: 1e3,
  k: 1e3,
}
const unitOf = (text: string) => text.match(/亿|千万|百万|万|千|[wk](?![a-z])/i)?.[0]?.toLowerCase()
const unknown = /^(不详|不明|未知|待定|待议|面议|无|没有|暂无|-+|\/|\?+|n\/?a|unknown|tbd)$/i

/** Yuan per unit of a column, from its title: 预计标的(万元) is 10,000. */
export const yuanPerUnit = (title: string): number => factors[unitOf(title) ?? ''] ?? 1

/** `约50`, `100-200`, `1,280,000元`, `50万以上`, `壹佰万`; `不详` is no amount and no mistake. */
export function readAmount(text: string, yuanPer: number): Amount | 'unknown' | 'unreadable' {
  const line = tidyLine(text)
  if (line === '' || unknown.test(line)) return 'unknown'
  const plain = line
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/约|大约|左右|上下|以上|以下|以内|人民币|rmb|cny|[¥+]|[元圆]整?|yuan|多|余|\s/gi, '')
  const ends = inFigures(plain) ?? inHan(plain)
  if (!ends) return 'unreadable'
  // 元 after a figure overrules the unit of the column.
  const otherwise = /[元圆]/.test(line) ? 1 : yuanPer
  const lowFen = fen(ends.low, ends.unit ?? otherwise)
  const highFen = fen(ends.high, ends.highUnit ?? ends.unit ?? otherwise)
  const usable = Number.isSafeInteger(lowFen) && Number.isSafeInteger(highFen) && highFen >= lowFen
  return usable ? { lowFen, highFen, text: line } : 'unreadable'
}

interface Ends {
  low: number
  high: number
  unit: number | null
  highUnit: number | null
}

function inFigures(plain: string): Ends | null {
  const match = plain.match(
    /^(\d+(?:\.\d+)?)(亿|千万|百万|万|千|w|k)?(?:[-~–—至到](\d+(?:\.\d+)?)(亿|千万|百万|万|千|w|k)?)?$/i,
  )
  if (!match) return null
  const [, low, lowUnit, high, highUnit] = match
  const factor = (unit = '') => factors[unit.toLowerCase()] ?? null
  return {
    low: Number(low),
    high: Number(high ?? low),
    unit: factor(lowUnit) ?? factor(highUnit),
    highUnit: factor(highUnit),
  }
}

const hanDigits: Record<string, number> = {}
for (const row of ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖']) {
  ;[...row].forEach((digit, value) => {
    hanDigits[digit] = value
  })
}
hanDigits.两 = 2
const hanTens: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** 壹佰万, 三十五万, 两亿; a unit in it is the unit meant, whatever the column says. */
function inHan(plain: string): Ends | null {
  if (!/^[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿]+$/.test(plain)) return null
  let [whole, section, digit] = [0, 0, 0]
  for (const character of plain) {
    const tens = hanTens[character]
    if (character === '亿') [whole, section, digit] = [(whole + section + digit) * 1e8, 0, 0]
    else if (/[万萬]/.test(character))
      [whole, section, digit] = [whole + (section + digit) * 1e4, 0, 0]
    else if (tens) [section, digit] = [section + (digit || 1) * tens, 0]
    else digit = hanDigits[character] ?? 0
  }
  const value = whole + section + digit
  return { low: value, high: value, unit: /[万萬亿]/.test(plain) ? 1 : null, highUnit: null }
}

const fen = (figure: number, yuan: number) => Math.round(figure * yuan * 100)
