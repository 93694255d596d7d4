// Outgoing words promise no outcome: 律师业务推广行为规则 (2018), 广告法; the charter's G4. Saying that
// nothing can be promised is no promise, hence the look behind.
const refusing =
  '(?<![不未莫勿][能可得会敢应]?[够以]?|无法|没法|没有|难以|能否|可否|是否|拒绝|禁止|并非|何来|谈何)'
const outcomes =
  '(?:胜诉|打?赢|胜利|全胜|无罪|缓刑|取保|不起诉|不批捕|免刑|减刑|轻判|拿[到回]|追回|要回|执行到位)'
// What somebody else is reported to promise is a fact.
const somebodyElses =
  '(?<!(?:对方|被告人?|债务人|被执行人|担保人|保证人|申请人|法院)[^,，。;；!！?？:：我本]{0,8})'
/** Made when first asked: the web reads contracts too, and an old browser must not fall over a look behind it never uses. */
const phrasesIn = () => [
  new RegExp(
    `${somebodyElses}${refusing}(?:保证|确保|承诺|担保|保)(?:您|你|您们|客户|当事人)?(?:能|能够|会|可以|一定)?${outcomes}`,
    'u',
  ),
  new RegExp(`${refusing}包(?:您|你)?(?:胜诉|打?赢|无罪|缓刑|取保|不起诉|判)`, 'u'),
  new RegExp(`(?:100%|百分之?百|百分之一百)(?:能|会|可以)?${outcomes}`, 'u'),
  new RegExp(
    `${refusing}(?:必定|必然|肯定|一定|绝对|铁定|稳)(?:能够?|会|可以|是)?(?:胜诉|打?赢|无罪|缓刑|胜利)`,
    'u',
  ),
  /(?:必胜(?!客)|必赢|稳操胜券|胜券在握|稳赢不输|打赢为止|零败诉|从未败诉|从不败诉|逢案必胜)/u,
  /胜诉率(?:高达|达到?|超过?|为|是|:)?\d/u,
]
const englishPhrasesIn = () => [
  /(?<!\b(?:no|not|cannot|can't|never|without)\s(?:be\s)?)\bguarante(?:e|es|ed|ing)\s+(?:you\s+)?(?:an?\s+|the\s+)?(?:win|victory|success|acquittal|outcome)/,
  /\b(?:100\s?%|certain|sure|bound)\s+(?:to\s+)?(?:win|success|victory)\b/,
]

let made: { phrases: RegExp[]; englishPhrases: RegExp[] } | null = null

/** The words that promise an outcome, or null. Blanks and widths do not hide them. */
export function promiseIn(text: string): string | null {
  made ??= { phrases: phrasesIn(), englishPhrases: englishPhrasesIn() }
  const { phrases, englishPhrases } = made
  const folded = text.normalize('NFKC').toLowerCase()
  const dense = folded.replace(/[\s\u200b-\u200f\ufeff*·_.-]+/g, '')
  for (const phrase of phrases) {
    const found = dense.match(phrase)
    if (found) return found[0]
  }
  for (const phrase of englishPhrases) {
    const found = folded.match(phrase)
    if (found) return found[0]
  }
  return null
}
