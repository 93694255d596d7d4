import { call } from '#platform/http/client.ts'
import { say, words } from '#platform/i18n/words.ts'
import type { SearchSource } from '#ui/index.ts'

const searchWords = words('parties-search', {
  'zh-CN': { parties: '主体' },
  en: { parties: 'Parties' },
})

/** Parties of the register for Ctrl/⌘ K, by the beginning of a name, by number or telephone. */
export const partySearch: SearchSource = {
  key: 'parties',
  right: 'readParties',
  get title() {
    return say(searchWords, 'parties')
  },
  search: async (text, signal) => {
    const { listParties } = await import('../register/contract.ts')
    const query = { q: text.slice(0, 200), limit: 6 }
    const { items } = await call(listParties, { query, signal })
    return items.map(({ id, name, otherNames }) => ({
      id: `party-${id}`,
      title: name,
      detail: otherNames.slice(0, 2).join(' '),
      icon: 'conflict' as const,
      to: `/parties/${id}`,
    }))
  },
}
