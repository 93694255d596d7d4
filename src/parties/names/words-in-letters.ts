import { lettersApart } from './edits.ts'

/** Words in letters that say what form an organisation has, not which one it is. */
const formWords = new Set(
  'co company ltd limited inc incorporated corp corporation llc llp lp plc gmbh ag sa srl bv nv pte pty oy ab as kk sdn bhd the of and group hk prc gongsi youxian zeren gufen youxiangongsi youxianzerengongsi gufenyouxiangongsi jituan'.split(
    ' ',
  ),
)

const longForms = ['company', 'limited', 'incorporated', 'corporation', 'group', 'holdings']

/** Whether a word says the form, also with a slip: `Ltr`, `Copr`, `Coompany`. */
function saysForm(word: string, last: boolean): boolean {
  if (formWords.has(word)) return true
  if (
    word.length >= 5 &&
    longForms.some(
      (one) => one !== 'holdings' && lettersApart(word, one, 2) <= (word.length >= 7 ? 2 : 1),
    )
  )
    return true
  return (
    last &&
    word.length >= 2 &&
    word.length <= 5 &&
    ['ltd', 'inc', 'corp', 'llc', 'plc'].some((one) => lettersApart(word, one, 1) <= 1)
  )
}

/** The words by which a name in letters is known; all of them where nothing else is left. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word, at) => !saysForm(word, at > 0 && at === words.length - 1))
  return telling.length > 0 ? telling : [...words]
}

/** What industries are called in English, to compare a name in letters with a Chinese one. */
const english: Record<string, string> = {
  科技: 'technology technologies tech',
  技术: 'technology technologies tech',
  贸易: 'trading trade',
  商贸: 'trading commerce',
  建筑: 'construction',
  工程: 'engineering',
  信息: 'information',
  物流: 'logistics',
  机械: 'machinery',
  设备: 'equipment',
  食品: 'food foods',
  化工: 'chemical chemicals',
  医药: 'pharmaceutical pharmaceuticals pharma medicine',
  材料: 'materials',
  能源: 'energy',
  新能源: 'energy',
  软件: 'software',
  投资: 'investment investments',
  管理: 'management',
  房地产: 'real estate property',
  开发: 'development',
  包装: 'packaging',
  纺织: 'textile textiles',
  家具: 'furniture',
  照明: 'lighting',
  陶瓷: 'ceramics',
  租赁: 'leasing',
  银行: 'bank',
  保险: 'insurance',
  证券: 'securities',
  航空: 'airlines aviation',
  汽车: 'automobile motor auto',
  电子: 'electronics electronic',
  电气: 'electric electrical',
  电力: 'power electric',
  石油: 'petroleum oil',
  大学: 'university',
  医院: 'hospital',
  集团: 'group',
}

export const englishFor = (industry: string): string[] =>
  Object.entries(english).flatMap(([word, names]) =>
    industry.includes(word) ? names.split(' ') : [],
  )
