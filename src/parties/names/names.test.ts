import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from './keys.ts'
import { matchNames } from './match.ts'
import { bareText, folded } from './normalise.ts'
import { readOrganisation } from './organisation.ts'
import { questionsFor } from './questions.ts'
import { reasonsInWords } from './reason-words.ts'

type Kind = 'person' | 'organisation'
const why = (kind: Kind, asked: string, onFile: string): string => {
  const match = matchNames(kind, asked, onFile)
  return match ? reasonsInWords(match, 'zh') : ''
}
const tier = (kind: Kind, asked: string, onFile: string) =>
  matchNames(kind, asked, onFile)?.tier ?? null
/** Whether looking for one name comes upon the other in the register. */
const meets = (kind: Kind, asked: string, onFile: string): boolean => {
  const filed = new Set(keysOf(kind, onFile))
  return questionsFor(kind, asked).some(({ key }) => filed.has(key))
}

describe('a name of an organisation is read as place, trade name, industry and form', () => {
  test.each([
    ['杭州市西湖区恒瑞信息技术有限公司', '杭州 西湖', '恒瑞', '信息技术', '有限公司'],
    ['恒瑞（杭州）信息技术有限公司', '杭州', '恒瑞', '信息技术', '有限公司'],
    ['内蒙古恒瑞乳业股份有限公司', '内蒙古', '恒瑞', '乳业', '股份有限公司'],
    ['恩施土家族苗族自治州恒瑞茶业有限公司', '恩施', '恒瑞', '茶业', '有限公司'],
    ['恒瑞（集团）有限公司', '', '恒瑞', '', '有限公司'],
    ['北京市恒瑞律师事务所', '北京', '恒瑞', '', '律师事务所'],
    ['宁波市人民检察院', '宁波', '', '人民检察院', ''],
  ])('%s', (name, places, brand, industry, form) => {
    const read = readOrganisation(name)
    expect(read.regions.map(({ stem }) => stem).join(' ')).toBe(places)
    expect([read.brand, read.industries.join(''), read.form?.name ?? '']).toEqual([
      brand,
      industry,
      form,
    ])
  })

  test('a branch is set apart from its head, a number in a series from its name', () => {
    expect(readOrganisation('宁波恒瑞贸易有限公司舟山分公司')).toMatchObject({
      brand: '恒瑞',
      branch: '舟山分公司',
    })
    expect(readOrganisation('宁波恒瑞并购贰号股权投资基金合伙企业（有限合伙）')).toMatchObject({
      brand: '恒瑞',
      number: '二',
    })
  })
})

describe('names that are the same', () => {
  test.each<[Kind, string, string]>([
    ['organisation', '寧波恒瑞貿易有限公司', '宁波恒瑞贸易有限公司'],
    ['organisation', ' 宁波恒瑞贸易　有限公司。', '宁波恒瑞贸易有限公司'],
    ['organisation', '恒瑞(集团)有限公司', '恒瑞（集团）有限公司'],
    ['organisation', 'ＡＢＣ（中国）有限公司', 'ABC(中国)有限公司'],
    ['person', '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['person', '陳喆', '陈哲'],
    ['person', 'NGUYỄN Văn Hùng', 'Nguyen Van Hung'],
  ])('%s %s is %s', (kind, asked, onFile) => {
    expect(tier(kind, asked, onFile)).toBe('exact_equivalent')
    expect(meets(kind, asked, onFile)).toBe(true)
  })
})

describe('names that are near', () => {
  test.each<[Kind, string, string, string]>([
    ['organisation', '宁波新源贸易有限公司', '宁波鑫源贸易有限公司', '新→鑫 同音'],
    ['organisation', '鑫源贸易有限公司', '宁波鑫源贸易有限公司', '行政区划缺'],
    ['organisation', '宁波鑫源贸易有限公司', '宁波鑫源贸易股份有限公司', '组织形式写法不同'],
    ['organisation', '宁波鑫源食品有限公司', '宁波鑫源贸易有限公司', '行业不同'],
    ['organisation', '宁波鑫源贸易有限公司舟山分公司', '宁波鑫源贸易有限公司', '总分支关系'],
    ['organisation', '宁波源鑫贸易有限公司', '宁波鑫源贸易有限公司', '颠倒'],
    ['organisation', '中国工商银衍股份有限公司', '中国工商银行股份有限公司', '形近'],
    ['organisation', '宁彼鑫源贸易有限公司', '宁波鑫源贸易有限公司', '形近'],
    ['organisation', '宁波鑫原贺易有限公司', '宁波鑫源贸易有限公司', '同音'],
    ['organisation', '北京市恒端律帅事务所', '北京市恒瑞律师事务所', '形近'],
    ['organisation', 'Xinyuan Trading (Ningbo) Co., Ltd.', '宁波鑫源贸易有限公司', '拼音'],
    ['organisation', 'Pacific Tradng Ltd', 'Pacific Trading Limited', '拼写相近'],
    ['person', '张小明', '张晓明', '同音'],
    ['person', '张明晓', '张晓明', '颠倒'],
    ['person', '弘晓玥', '张晓玥', '形近'],
    ['person', '买买提·阿卜杜拉', '阿卜杜拉·买买提', '次序不同'],
    ['person', 'J. Smith', 'John Smith', '首字母相同'],
  ])('%s %s beside %s: %s', (kind, asked, onFile, reason) => {
    expect(tier(kind, asked, onFile)).toBe('near')
    expect(why(kind, asked, onFile)).toContain(reason)
    expect(meets(kind, asked, onFile)).toBe(true)
  })
})

describe('names that are another for the same', () => {
  test.each<[Kind, string, string, string]>([
    ['organisation', '鑫源', '宁波鑫源贸易有限公司', '字号相同'],
    ['organisation', '北理工', '北京理工大学', '简称'],
    ['organisation', '宁波中院', '宁波市中级人民法院', '通用简称'],
    ['organisation', '浙高院', '浙江省高级人民法院', '通用简称'],
    ['person', 'ZHANG Xiaoming', '张晓明', '拼音'],
    ['person', 'Xiaoming Zhang', '张晓明', '拼音'],
    ['person', 'Cheung Hiu-ming', '张晓明', '粤语'],
    ['person', 'Chang Hsiao-ming', '张晓明', '威妥玛'],
    ['person', '张晓明', 'Zhang Xiaoming', '拼音'],
  ])('%s %s beside %s: %s', (kind, asked, onFile, reason) => {
    expect(tier(kind, asked, onFile)).toBe('alias')
    expect(why(kind, asked, onFile)).toContain(reason)
    expect(meets(kind, asked, onFile)).toBe(true)
  })
})

test('characters an eye takes for one another look alike; that they share a part is said as such', () => {
  expect(why('person', '张晓末', '张晓未')).toContain('形近')
  expect(why('organisation', '宁波鑫源郑氏贸易有限公司', '宁波鑫源刘氏贸易有限公司')).not.toContain(
    '形近',
  )
  expect(tier('person', '刘晓玥', '郑晓玥')).not.toBe('near')
})

describe('names that are strangers, or folded away', () => {
  test.each<[Kind, string, string]>([
    ['organisation', '宁波鑫源贸易有限公司', '温州鑫源贸易有限公司'],
    [
      'organisation',
      '宁波恒瑞并购六号股权投资基金（有限合伙）',
      '宁波恒瑞并购五号股权投资基金（有限合伙）',
    ],
    [
      'organisation',
      '宁波恒瑞智能制造2022创业投资合伙企业（有限合伙）',
      '宁波恒瑞智能制造2021创业投资合伙企业（有限合伙）',
    ],
    ['organisation', '宁波市第一人民医院', '宁波市第二人民医院'],
    ['person', '张晓明', '李建国'],
  ])('%s %s beside %s', (kind, asked, onFile) => {
    expect([null, 'weak']).toContain(tier(kind, asked, onFile))
  })
})

test('reasons are told in both languages', () => {
  const match = matchNames('organisation', '新源贸易有限公司', '宁波鑫源贸易有限公司')
  expect(match && reasonsInWords(match, 'zh')).toBe('新→鑫 同音；行政区划缺；行业相同')
  expect(match && reasonsInWords(match, 'en')).toBe(
    '新→鑫 sounds the same; place missing; same industry',
  )
  expect(match?.segments.map(({ segment, relation }) => `${segment} ${relation}`)).toEqual([
    'region missing',
    'brand similar',
    'industry same',
    'form same',
  ])
})

const character = fc.constantFrom(
  ...'王张李陈鑫源恒瑞宏达中国上海宁波市省贸易科技有限公司（）()·. aZ9É行长單龍﻿‮😀%_\'"',
)
const name = fc.array(character, { minLength: 1, maxLength: 30 }).map((list) => list.join(''))
const kind = fc.constantFrom<Kind>('person', 'organisation')

test('what is folded once stays as it is', () => {
  fc.assert(
    fc.property(name, (text) => {
      expect(folded(folded(text))).toBe(folded(text))
    }),
  )
  fc.assert(
    fc.property(name, (text) => {
      expect(bareText(bareText(text))).toBe(bareText(text))
    }),
  )
})

test.each(['公司', '有限公司', '（集团）', '集团公司', '公司舟山分公司', '股份有限公司'])(
  '%s, which names nobody but a form, finds itself all the same',
  (text) => {
    expect(meets('organisation', text, text)).toBe(true)
    expect(tier('organisation', text, text)).toBe('exact_equivalent')
  },
)

test('a name always finds itself', () => {
  fc.assert(
    fc.property(kind, name, (which, text) => {
      fc.pre(bareText(text).length > 1)
      expect(meets(which, text, text)).toBe(true)
      expect(tier(which, text, text)).toBe('exact_equivalent')
    }),
  )
})

test('any text at all is answered, and soon', () => {
  const began = performance.now()
  for (const text of [
    '',
    ' ',
    '😀😀',
    '\u202e公司',
    "'; drop table party; --",
    '%_%',
    '中'.repeat(10_000),
    'a '.repeat(5000),
    '（'.repeat(300),
  ]) {
    for (const which of ['person', 'organisation'] as const) {
      expect(() => keysOf(which, text)).not.toThrow()
      expect(questionsFor(which, text).length).toBeLessThanOrEqual(1500)
      expect(() => matchNames(which, text, '宁波鑫源贸易有限公司')).not.toThrow()
    }
  }
  expect(performance.now() - began).toBeLessThan(5000)
})
