import { useClauseName } from '#charter/web/index.ts'
import { useHappening } from '#client-service/web/index.ts'
import { useLeadHappening } from '#client-development/web/index.ts'
import { maintenanceWords } from '#client-maintenance/web/index.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { engine, hasWords, type WordTree } from '#platform/i18n/words.ts'
import { useLanguage, useWords } from '#ui/index.ts'
import type { AuditEntry } from '../contract.ts'
import { auditWords } from './words.ts'

/** Whose words tell of an event: the firm's own first, then those of the timelines. */
const namespaces = [auditWords.namespace, 'service-history', 'leads-page'] as const

/** Says what an entry tells, begun by who did it; its type where nobody has words for it. */
export function useSentence(): (entry: AuditEntry) => string {
  const sayOf = useWords(organisationWords)
  const clauseName = useClauseName(true)
  const ofService = useHappening(clauseName)
  const ofLead = useLeadHappening(clauseName)
  useWords(auditWords)
  useWords(maintenanceWords)
  return (entry) => {
    const key = `${auditWords.namespace}:did.${entry.type}`
    if (hasWords(key)) {
      const { role } = entry.data
      const named =
        typeof role === 'string' ? { role: sayOf(`role.${role}` as 'role.partner') } : {}
      const clause = entry.clause && clauseName(entry.clause)
      return engine.t(key, { ...entry.data, clause, ...named })
    }
    const told = entry.subject.kind === 'lead' ? ofLead(entry) : ofService(entry)
    return told ?? ofService(entry) ?? ofLead(entry) ?? entry.type
  }
}

/** Every kind of event there are words for, to choose from. */
export function useEventTypes(): { value: string; label: string }[] {
  const language = useLanguage()
  const types = new Map<string, string>()
  for (const namespace of namespaces.toReversed()) {
    const { did } = (engine.getResourceBundle(language, namespace) ?? {}) as { did?: WordTree }
    for (const [thing, verbs] of Object.entries(did ?? {})) {
      if (typeof verbs === 'string') continue
      for (const [verb, words] of Object.entries(verbs)) {
        types.set(`${thing}.${verb}`, plain(firstOf(words)))
      }
    }
  }
  return [...types]
    .map(([value, label]) => ({ value, label: `${label} · ${value}` }))
    .sort((a, b) => a.value.localeCompare(b.value))
}

const firstOf = (words: string | WordTree): string =>
  typeof words === 'string' ? words : firstOf(Object.values(words)[0] ?? '')

/** Without what would be filled in. */
const plain = (text: string): string =>
  text
    .replaceAll(/[（(：:，,“"]?\s?\{\{\w+\}\}[）)”"]?/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
