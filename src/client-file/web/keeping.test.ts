import { describe, expect, it } from 'vitest'
import { firstCharter } from '#charter/provision.ts'
import { engine, hasWords, languages, missingWords } from '#platform/i18n/words.ts'
import { isReview, keepingOf } from './keeping.ts'
import './words.ts'

const subject = (kind: 'lead' | 'client' | 'engagement' | 'firm') => ({
  kind,
  id: 'the-subject',
  name: null,
})

describe('where a promise is kept', () => {
  it('is the page of the lead, with the act open', () => {
    expect(
      keepingOf({ clause: 'D2', subject: subject('lead'), aboutId: 'the-subject' }),
    ).toMatchObject({ to: '/leads/the-subject', search: { act: 'recordFirstContact' } })
  })

  it('says which question is to be answered', () => {
    expect(
      keepingOf({ clause: 'S2.answer', subject: subject('engagement'), aboutId: 'a-question' }),
    ).toMatchObject({
      to: '/engagements/the-subject',
      search: { act: 'answerQuestion', about: 'a-question' },
    })
  })

  it('is the page itself for a clause of the firm’s own', () => {
    expect(
      keepingOf({ clause: 'S9', subject: subject('engagement'), aboutId: 'the-subject' }),
    ).toEqual({ words: 'open.engagement', to: '/engagements/the-subject' })
  })

  it('is the charter for a newcomer and here for a review of the firm', () => {
    const newcomer = { clause: 'G2', subject: subject('firm'), aboutId: 'a-person' }
    const review = { clause: 'O5', subject: subject('firm'), aboutId: 'the-subject' }
    expect(keepingOf(newcomer)?.to).toBe('/charter')
    expect(isReview(newcomer)).toBe(false)
    expect(keepingOf(review)).toBeNull()
    expect(isReview(review)).toBe(true)
  })

  it.each(languages)('is told by a button for every clause of the provision, in %s', (language) => {
    void engine.changeLanguage(language)
    const kinds = { lead: 'lead', client: 'client', firm: 'engagement' } as const
    const clauses = firstCharter.filter(
      ({ evidence }) => !evidence.some(({ event }) => /^(review|handover)\./.test(event)),
    )
    const untold = clauses.filter(({ code, beneficiary }) => {
      const kind = kinds[beneficiary as 'lead'] ?? 'engagement'
      const keeping = keepingOf({ clause: code, subject: subject(kind), aboutId: 'the-subject' })
      return !keeping?.words.startsWith('keep.') || !hasWords(`day:${keeping.words}`)
    })
    expect(untold.map(({ code }) => code)).toEqual([])
    expect(missingWords()).toEqual([])
  })
})
