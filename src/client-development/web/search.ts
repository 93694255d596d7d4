import { call, serverNow } from '#platform/http/client.ts'
import { sayDay } from '#platform/i18n/format.ts'
import { engine, type Language, say } from '#platform/i18n/words.ts'
import type { SearchSource } from '#ui/index.ts'
import { listLeads, lookUpOrigination } from '../contract.ts'
import { keysOfLine } from './identifiers.ts'
import { sayTaken } from './lead/say-taken.ts'
import { listWords } from './list/words.ts'
import { leadWords } from './words.ts'

/** Leads by name, contact, organisation, telephone or need, for Ctrl/⌘ K. */
export const leadSearch: SearchSource = {
  key: 'leads',
  right: 'readLeads',
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

/** Milliseconds without a stroke: each answer that tells something is recorded, so only what is whole is asked. */
const pause = 600

const rest = (signal: AbortSignal) =>
  new Promise<void>((done, fail) => {
    const timer = setTimeout(done, pause)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      fail(signal.reason as Error)
    })
  })

/** Who of the colleagues has somebody already, whom one does not see; leads to that colleague. */
export const takenSearch = (personId: string): SearchSource => ({
  key: 'taken',
  right: 'registerLead',
  from: 4,
  get title() {
    return say(listWords, 'register.taken')
  },
  search: async (text, signal) => {
    const body = keysOfLine(text)
    if (Object.keys(body).length === 0) return []
    await rest(signal)
    const { items } = await call(lookUpOrigination, { body, signal })
    const day = (at: string) => sayDay(at, serverNow(), { language: engine.language as Language })
    return items
      .filter(({ by }) => by.length > 0 && by.every(({ id }) => id !== personId))
      .slice(0, 5)
      .map((taken, at) => ({
        id: `taken-${at}`,
        title: sayTaken(taken, day),
        icon: 'lock' as const,
        to: '/administration',
        at: { search: taken.by[0]?.name ?? '', open: taken.by[0]?.id ?? '' },
      }))
  },
})
