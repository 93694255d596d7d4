import { afterAll, describe, expect, it } from 'vitest'
import { engine, hasWords, languages, missingWords } from '#platform/i18n/words.ts'
import '#ui/words.ts'
import { pages } from './pages.tsx'
import { actsFor, otherWords, placesFor } from './reach.ts'

const rights = [...new Set(pages.flatMap(({ right }) => right ?? []))]
const all = [
  ...rights,
  'registerLead',
  'receiveFeedback',
  'openEngagement',
  'noticeOpportunity',
  'recordNote',
]

afterAll(() => void engine.changeLanguage('zh-CN'))

describe('what Ctrl/⌘ K leads to', () => {
  it.each(languages)('is every page of the app, by the title it bears, in %s', (language) => {
    void engine.changeLanguage(language)
    const reached = new Map(placesFor(all).map(({ id, title }) => [id, title()]))
    const nameless = pages.filter(({ path, rail }) =>
      rail
        ? !hasWords(`shell:place.${rail}`)
        : !path.includes('$') && !/^[^/:]+$/.test(reached.get(path) ?? path),
    )
    expect(nameless.map(({ path }) => path)).toEqual([])
    for (const { id, title } of actsFor(all)) expect(title(), id).not.toMatch(/[:.]/)
  })

  it('is only what one has the right to', () => {
    const mine = placesFor([]).map(({ id }) => id)
    const guarded = pages.filter(({ right }) => right).map(({ path }) => path)
    expect(mine.filter((id) => guarded.includes(id))).toEqual([])
    expect(actsFor([]).map(({ id }) => id)).toEqual(['act-logCall', 'act-offerHandover'])
  })

  it('is found by what others call it', () => {
    void engine.changeLanguage('zh-CN')
    expect(missingWords()).toEqual([])
    expect(otherWords('act-logCall')).toContain('来电')
    expect(otherWords('/leads/screening')).toContain('筛选')
    expect(otherWords('/no/such')).toBe('')
  })
})
