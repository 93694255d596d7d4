import { call } from '#platform/http/client.ts'
import { say } from '#platform/i18n/words.ts'
import type { SearchSource } from '#ui/index.ts'
import { listLeads } from '../contract.ts'
import { listWords } from './list/words.ts'
import { leadWords } from './words.ts'

/** Leads by name, contact, organisation, telephone or need, for Ctrl/⌘ K. */
export const leadSearch: SearchSource = {
  key: 'leads',
  get title() {
    return say(listWords, 'title')
  },
  search: async (text, signal) => {
    const { items } = await call(listLeads, { query: { q: text, sort: 'last_activity' }, signal })
    return items.slice(0, 8).map((lead) => ({
      id: `lead-${lead.id}`,
      title: lead.organisation ?? lead.name,
      detail: say(leadWords, `stage.${lead.stage}`),
      icon: 'lead' as const,
      to: `/leads/${lead.id}`,
    }))
  },
}
