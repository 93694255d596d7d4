import { call } from '#platform/http/client.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import { engine, type Language, say, words } from '#platform/i18n/words.ts'
import type { SearchSource } from '#ui/index.ts'

const searchWords = words('organisation-search', {
  'zh-CN': { people: '同事' },
  en: { people: 'Colleagues' },
})

/** Colleagues by name or mail for Ctrl/⌘ K: whose department, which telephone. */
export const peopleSearch: SearchSource = {
  key: 'people',
  right: 'listPeople',
  get title() {
    return say(searchWords, 'people')
  },
  search: async (text, signal) => {
    // The wire is loaded when one searches, not with the frame.
    const { listPeopleEndpoint, sayDepartment } = await import('../contract.ts')
    const query = { search: text.slice(0, 100), size: 6 }
    const { items } = await call(listPeopleEndpoint, { query, signal })
    return items.map(({ id, name, phone, ...one }) => ({
      id: `person-${id}`,
      title: name,
      detail: [sayDepartment(one, engine.language as Language), phone && sayPhone(phone)]
        .filter(Boolean)
        .join(' '),
      icon: 'user' as const,
      to: '/administration',
      at: { search: name, open: id },
    }))
  },
}
