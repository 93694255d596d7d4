import { describe, expect, it } from 'vitest'
import { missingIn, missingWords, say, words } from './words.ts'

const lead = words('test-lead', {
  'zh-CN': { title: '潜在客户', owed_other: '{{count}}件等我', stage: { screening: '筛选' } },
  en: {
    title: 'Leads',
    owed_one: '{{count}} waits for me',
    owed_other: '{{count}} wait for me',
    stage: { screening: 'Screening' },
  },
})

describe('the words of a slice', () => {
  it('are said in the language asked for, with their values', () => {
    expect(say(lead, 'stage.screening', {}, 'zh-CN')).toBe('筛选')
    expect(say(lead, 'owed', { count: 3 }, 'zh-CN')).toBe('3件等我')
    expect(say(lead, 'owed', { count: 1 }, 'en')).toBe('1 waits for me')
  })

  it('are complete in both languages, plural forms aside', () => {
    expect(missingWords().filter((one) => one.namespace === 'test-lead')).toEqual([])
  })

  it('are listed when one language lacks them or leaves them empty', () => {
    const texts = { 'zh-CN': { a: { b: '甲' }, c: '丙' }, en: { a: {}, c: '' } }
    expect(missingIn('broken', texts)).toEqual([
      { namespace: 'broken', language: 'en', key: 'a.b' },
      { namespace: 'broken', language: 'en', key: 'c' },
    ])
  })
})
