import { describe, expect, it } from 'vitest'
import { organisationWords } from '#organisation/web/words.ts'
import { type Language, languages, missingWords, say } from '#platform/i18n/words.ts'
import { firstCharter } from '../provision.ts'
import { clauseSpeech, partsInOrder } from './clause-speech.ts'
import './words.ts'

const speechIn = (language: Language) =>
  clauseSpeech(language, (key) => say(organisationWords, key as 'role.lawyer', {}, language))

const clauseOf = (code: string) => firstCharter.find((clause) => clause.code === code)
const told = (code: string, language: Language) => {
  const clause = clauseOf(code)
  if (!clause) throw new Error(code)
  const speech = speechIn(language)
  return Object.fromEntries(
    partsInOrder.map((name) => [name, speech.part(name, clause[name])]),
  ) as Record<(typeof partsInOrder)[number], string>
}

describe('a clause in words', () => {
  it('says when first contact is owed, by whom, by when and who hears of it', () => {
    expect(told('D2', 'zh-CN')).toMatchObject({
      trigger: '分派给客户服务专员',
      owner: '负责的客户服务专员；没有时负责的客户关系经理；没有时客户关系经理',
      deadline: '2个工作小时内',
      evidence: '记录与潜在客户的沟通（已联系上）',
      reminders: '到期前1个工作小时',
      escalation: '逾期2个工作小时告知客户关系经理，逾期1个工作日告知管理合伙人',
    })
    expect(told('D2', 'en')).toMatchObject({
      deadline: 'within 2 working hours',
      evidence: 'a contact with the lead is recorded (reached)',
    })
  })

  it.each(languages)('leaves no code of the machine in %s', (language) => {
    const speech = speechIn(language)
    const all = firstCharter.flatMap((clause) => [
      ...partsInOrder
        .filter((name) => name !== 'provision')
        .map((name) => speech.part(name, clause[name])),
      speech.deadline(clause),
    ])
    expect(all.filter((text) => /[a-z]_[a-z]|[a-z]\.[a-z]|undefined|\{\{/.test(text))).toEqual([])
    if (language === 'zh-CN') expect(all.filter((text) => /[a-z]{4}/.test(text))).toEqual([])
  })

  it('has its words in both languages', () => {
    expect(missingWords()).toEqual([])
  })
})
