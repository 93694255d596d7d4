import { type Form, formAtEnd, formInBrackets } from './forms.ts'
import { industriesAtEnd, isIndustry } from './industries.ts'
import { folded } from './normalise.ts'
import { type Region, regionAt, regionNamed } from './regions.ts'

/** A Chinese name of an organisation in the segments by which 企业名称登记管理规定 builds it. */
export interface OrganisationName {
  /** 行政区划 as written, in the order of the name. */
  regions: Region[]
  regionText: string
  /** 字号. */
  brand: string
  /** 行业, word by word. */
  industries: string[]
  /** 组织形式. */
  form: Form | null
  /** 分公司, 营业部 and what tells it from its sisters. */
  branch: string
  /** What tells one of a series from the next: 第一, 二号, 2021. */
  number: string
  /** Regions and all before the form, in short forms of places: the same however the place is written. */
  core: string
  /** Trade name and industry. */
  rest: string
}

const branchKinds =
  '(分公司|子公司|营业部|营业厅|营业所|办事处|项目部|项目经理部|工程处|代表处|联络处|分所|分行|支行|分店|门店|分社|分院|分厂|分部|销售部|经营部|售后服务部|分理处|储蓄所|分校|校区|院区)$'
const branchEnds = [
  new RegExp(`^(.*?(?:公司|事务所|合作社|合伙企业))(.{0,12}?)${branchKinds}`),
  new RegExp(
    `^(.*?(?:集团|银行|厂|中心|大学|学院|医院|研究院|信用社|企业))(.{0,12}?)${branchKinds}`,
  ),
]
const digits: Record<string, string> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  两: '二',
}
const ordinal =
  /第[一二三四五六七八九十百\d]+|[一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾\d]+[号期]|[a-z][号期]|(?:19|20)\d\d|\d+/
// 第三产业, 三号 stand for numbers; 三和, 四海 are trade names.

/** Reads a name of an organisation that is written in Chinese. */
export function readOrganisation(name: string): OrganisationName {
  const { text, places, formSaid } = unbracketed(folded(name))
  const { head, branch } = apart(text)
  const form = formOf(head)
  const body = form ? head.slice(0, head.length - form.name.length) : head
  const formWhole = form ?? (formSaid ? { name: formSaid, kind: 'company' as const } : null)
  const ahead = regionsAhead(body)
  const regions = [...ahead.regions, ...places]
  const number = body.slice(ahead.end).match(ordinal)?.[0] ?? ''
  const rest = joined(body.slice(ahead.end).replace(number, ''))
  const { words, from } = industriesOf(rest)
  // 公司 alone says only of what form it is: then that is what it is called by.
  if (regions.length === 0 && rest === '' && number === '') return calledWhole(folded(name))
  return {
    regions,
    regionText: body.slice(0, ahead.end) + places.map(({ stem }) => stem).join(''),
    brand: rest.slice(0, from),
    industries: words,
    form: formWhole,
    branch,
    number: numberIn(number),
    core: regions.map(({ stem }) => stem).join('') + rest + numberIn(number),
    rest,
  }
}

function calledWhole(text: string): OrganisationName {
  const whole = joined(text)
  return {
    regions: [],
    regionText: '',
    brand: whole,
    industries: [],
    form: null,
    branch: '',
    number: '',
    core: whole,
    rest: whole,
  }
}

/** 会计师事务所有限公司 is a firm of accountants. */
function formOf(head: string): Form | null {
  const last = formAtEnd(head)
  const before = last && formAtEnd(head.slice(0, -last.name.length))
  return before?.kind === 'firm' ? { name: before.name + (last as Form).name, kind: 'firm' } : last
}

const joined = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
const numberIn = (text: string): string =>
  [...text.replace(/[第号期]/g, '')].map((one) => digits[one] ?? one).join('')

/** Takes out brackets: places and parts of the form are set apart, anything else stays where it is. */
function unbracketed(text: string) {
  const places: Region[] = []
  let formSaid = ''
  const without = text.replaceAll(/\(([^()]*)\)?/g, (_, inside: string) => {
    const plain = joined(inside)
    const region = regionNamed(plain)
    if (region) places.push(region)
    else if (formInBrackets.test(plain)) formSaid = plain === '集团' ? '集团' : formSaid
    else return plain
    return ''
  })
  return { text: joined(without), places, formSaid }
}

/** The branch at the end of a name, without brackets. */
function apart(text: string): { head: string; branch: string } {
  for (const end of branchEnds) {
    const [, head = '', which = '', kind = ''] = text.match(end) ?? []
    if (head && (which || /分|支|办事|代表|营业|项目/.test(kind)))
      return { head, branch: which + kind }
  }
  return { head: text, branch: '' }
}

/** Regions a name begins with. A place that would leave nothing to call it by stays part of the trade name. */
function regionsAhead(body: string): { regions: Region[]; end: number } {
  const regions: Region[] = []
  let end = 0
  for (let most = 0; most < 4; most += 1) {
    const found = regionAt(body, end)
    if (!found) break
    // After the first one, a bare short form is more often a trade name, unless it lies in the place before.
    const before = regions.at(-1)
    if (before && before.level !== 'nation' && found.name === found.region.stem) {
      if (!found.region.within.includes(before.stem)) break
    }
    if (end + found.name.length >= body.length) break
    regions.push(found.region)
    end += found.name.length
  }
  const last = regions.at(-1)
  // 安达科技: the city of that name gives way, as 科技 alone calls nobody.
  if (last && regions.length === 1 && body.slice(0, end) === last.stem && last.level === 'city') {
    const rest = body.slice(end)
    if (
      industriesAtEnd(rest, 0).from === 0 &&
      !/(医院|学院|大学|法院|检察院|局|政府|委员会|学校|中学|小学|银行|幼儿园)$/.test(rest) &&
      last.within.length > 1
    )
      return { regions: [], end: 0 }
  }
  return { regions, end }
}

function industriesOf(rest: string): { words: string[]; from: number } {
  if (isIndustry(rest)) return { words: [rest], from: 0 }
  const found = industriesAtEnd(rest, 2)
  if (found.words.length > 0) return found
  return industriesAtEnd(rest, 1)
}
