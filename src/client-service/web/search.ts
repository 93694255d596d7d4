import { call } from '#platform/http/client.ts'
import { say, words } from '#platform/i18n/words.ts'
import type { SearchSource } from '#ui/index.ts'

const searchWords = words('service-search', {
  'zh-CN': { clients: '客户', engagements: '委托' },
  en: { clients: 'Clients', engagements: 'Engagements' },
})
/** The wire is loaded when one searches, not with the frame. */
const wire = () => import('../contract.ts')
/** Results of one kind; whoever wants more opens the list. */
const most = 6

/** Clients and engagements for Ctrl/⌘ K. */
export const serviceSearches: SearchSource[] = [
  {
    key: 'clients',
    get title() {
      return say(searchWords, 'clients')
    },
    search: async (text, signal) => {
      const { listClientsEndpoint } = await wire()
      const query = { q: text.slice(0, 100), limit: most }
      const { items } = await call(listClientsEndpoint, { query, signal })
      return items.map(({ id, name, mainContactName }) => ({
        id,
        title: name,
        ...(mainContactName ? { detail: mainContactName } : {}),
        icon: 'client' as const,
        to: `/clients/${id}`,
      }))
    },
  },
  {
    key: 'engagements',
    get title() {
      return say(searchWords, 'engagements')
    },
    search: async (text, signal) => {
      const { listEngagementsEndpoint } = await wire()
      const query = { q: text.slice(0, 100), limit: most }
      const { items } = await call(listEngagementsEndpoint, { query, signal })
      return items.map(({ id, title, clientName, number }) => ({
        id,
        title,
        detail: [number, clientName].filter(Boolean).join(' '),
        icon: 'engagement' as const,
        to: `/engagements/${id}`,
      }))
    },
  },
]
