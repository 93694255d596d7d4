import type { NameMatch, Reason, ReasonCode } from './reasons.ts'

type Language = 'zh' | 'en'
type Said = (reason: { from: string; to: string }) => string

const fixed =
  (text: string): Said =>
  () =>
    text
const change =
  (zh: string): Said =>
  ({ from, to }) =>
    `${from}→${to} ${zh}`
const quoted = (text: string): string => (text ? `“${text}”` : '')

/** What each reason says, in both languages; texts in quotes are names, which are not translated. */
export const reasonWords: Record<ReasonCode, Record<Language, Said>> = {
  identifier_same: { zh: ({ to }) => `证件号码相同 ${to}`, en: ({ to }) => `same number ${to}` },
  identifier_different: {
    zh: ({ to }) => `证件号码不同 ${to}`,
    en: ({ to }) => `another number ${to}`,
  },
  name_same: { zh: fixed('名称相同'), en: fixed('same name') },
  written_otherwise: { zh: fixed('名称相同，写法不同'), en: fixed('same name, written otherwise') },
  region_same: { zh: fixed('行政区划相同'), en: fixed('same place') },
  region_nested: {
    zh: ({ from, to }) => `行政区划相容（${from}、${to}）`,
    en: ({ from, to }) => `places agree (${from}, ${to})`,
  },
  region_missing: { zh: fixed('行政区划缺'), en: fixed('place missing') },
  region_different: {
    zh: ({ from, to }) => `行政区划不同（${from}、${to}）`,
    en: ({ from, to }) => `other place (${from}, ${to})`,
  },
  region_misspelt: { zh: fixed('行政区划似有误写'), en: fixed('place perhaps misspelt') },
  brand_same: { zh: ({ to }) => `字号相同 ${to}`, en: ({ to }) => `same trade name ${to}` },
  brand_common: { zh: ({ to }) => `字号常见 ${to}`, en: ({ to }) => `common trade name ${to}` },
  homophone: { zh: change('同音'), en: change('sounds the same') },
  near_homophone: { zh: change('音近'), en: change('sounds alike') },
  shape: { zh: change('形近'), en: change('looks alike') },
  shape_partly: { zh: change('字形部分相同'), en: change('looks partly alike') },
  missing: { zh: ({ to }) => `缺“${to}”`, en: ({ to }) => `lacks “${to}”` },
  extra: { zh: ({ from }) => `多“${from}”`, en: ({ from }) => `adds “${from}”` },
  transposed: { zh: change('颠倒'), en: change('transposed') },
  other: { zh: change('字不同'), en: change('another character') },
  industry_same: { zh: fixed('行业相同'), en: fixed('same industry') },
  industry_related: {
    zh: ({ from, to }) => `行业相近（${from}、${to}）`,
    en: ({ from, to }) => `related industry (${from}, ${to})`,
  },
  industry_missing: { zh: fixed('行业缺'), en: fixed('industry missing') },
  industry_different: {
    zh: ({ from, to }) => `行业不同（${from}、${to}）`,
    en: ({ from, to }) => `other industry (${from}, ${to})`,
  },
  industry_misspelt: { zh: fixed('行业似有误写'), en: fixed('industry perhaps misspelt') },
  form_varies: {
    zh: ({ from, to }) => `组织形式写法不同（${from}、${to}）`,
    en: ({ from, to }) => `form written otherwise (${from}, ${to})`,
  },
  form_missing: { zh: fixed('组织形式缺'), en: fixed('form missing') },
  form_different: {
    zh: ({ from, to }) => `组织形式不同（${from}、${to}）`,
    en: ({ from, to }) => `other form (${from}, ${to})`,
  },
  branch: {
    zh: ({ from, to }) => `总分支关系（${from || '本部'}、${to || '本部'}）`,
    en: ({ from, to }) => `branch and head (${from || 'head'}, ${to || 'head'})`,
  },
  number_different: {
    zh: ({ from, to }) => `序号不同（${from}、${to}）`,
    en: ({ from, to }) => `other number in a series (${from}, ${to})`,
  },
  number_missing: { zh: fixed('序号缺'), en: fixed('number in a series missing') },
  brand_only: { zh: fixed('仅字号'), en: fixed('trade name alone') },
  abbreviation: {
    zh: ({ from, to }) => `${quoted(from)}可能是${quoted(to)}的简称`,
    en: ({ from, to }) => `${quoted(from)} may be short for ${quoted(to)}`,
  },
  known_abbreviation: {
    zh: ({ from, to }) => `${quoted(from)}是${quoted(to)}的通用简称`,
    en: ({ from, to }) => `${quoted(from)} is a usual short form of ${quoted(to)}`,
  },
  pinyin: {
    zh: ({ from, to }) => `${from} 是${quoted(to)}的拼音`,
    en: ({ from, to }) => `${from} is the pinyin of ${quoted(to)}`,
  },
  wade_giles: {
    zh: ({ from, to }) => `${from} 可能是${quoted(to)}的威妥玛拼写`,
    en: ({ from, to }) => `${from} may be ${quoted(to)} in Wade-Giles`,
  },
  cantonese: {
    zh: ({ from, to }) => `${from} 可能是${quoted(to)}的粤语拼写`,
    en: ({ from, to }) => `${from} may be ${quoted(to)} in Cantonese`,
  },
  english_industry: {
    zh: ({ to }) => `行业英文相符 ${to}`,
    en: ({ to }) => `industry agrees: ${to}`,
  },
  words_same: { zh: fixed('外文名称相同'), en: fixed('same words') },
  word_order: { zh: fixed('次序不同'), en: fixed('other order') },
  word_misspelt: {
    zh: ({ from, to }) => `${from}→${to} 拼写相近`,
    en: ({ from, to }) => `${from}→${to} spelt alike`,
  },
  word_missing: {
    zh: ({ from, to }) => (to ? `缺 ${to}` : `多 ${from}`),
    en: ({ from, to }) => (to ? `lacks ${to}` : `adds ${from}`),
  },
  initial: {
    zh: ({ from, to }) => `${from}、${to} 首字母相同`,
    en: ({ from, to }) => `${from}, ${to}: same initial`,
  },
  part_of_name: { zh: fixed('只有姓名的一部分'), en: fixed('part of the name only') },
  rare_remainder: { zh: fixed('其余部分少见'), en: fixed('the rest is rare') },
  former_name: { zh: ({ to }) => `曾用名 ${to}`, en: ({ to }) => `former name ${to}` },
  other_name: { zh: ({ to }) => `其他名称 ${to}`, en: ({ to }) => `other name ${to}` },
  related: { zh: fixed('关联方'), en: fixed('related party') },
  same_organisation: {
    zh: ({ to }) => `登记全称相同 ${to}`,
    en: ({ to }) => `same registered name ${to}`,
  },
}

/** Why a name was found, in words: `鑫→新 同音；行政区划缺；行业相同`. */
export function reasonsInWords(
  { reasons }: Pick<NameMatch, 'reasons'>,
  language: Language,
): string {
  const said = reasons.map(({ code, from = '', to = '' }: Reason) =>
    reasonWords[code][language]({ from, to }),
  )
  return [...new Set(said)].join(language === 'zh' ? '；' : '; ')
}
