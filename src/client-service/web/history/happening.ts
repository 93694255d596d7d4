import { engine, hasWords } from '#platform/i18n/words.ts'
import { useSaying, useWords } from '#ui/index.ts'
import type { Happening } from '../../contract.ts'
import { engagementWords } from '../engagements/words.ts'
import { feedbackWords } from '../feedback/words.ts'
import { noteWords } from '../notes/words.ts'
import { serviceWords } from '../words.ts'
import { withoutGaps } from './gaps.ts'
import { historyWords } from './words.ts'

/** Which enumeration of our words a figure of an event belongs to. */
function enumerationOf(type: string, field: string): string {
  if (field === 'source' && type === 'note.recorded') return 'service-notes:sources'
  if (field === 'kind' && type === 'feedback.received') return 'service-feedback:kind'
  if (field === 'kind' && type === 'matter.event_recorded') return 'service-engagements:matterKind'
  if (field === 'kind') return 'maintenance:kind'
  if (field === 'outcome' && type.endsWith('conflict_decided')) return 'service:conflict'
  if (field === 'reason' && type === 'opportunity.dropped') return 'maintenance:dropReason'
  if (field === 'role') return 'service:partyRole'
  return `service:${field}`
}

/**
 * The sentence for an event of the log, begun by who did it; null where there are no words for its
 * type. The timelines say it, and audit.
 */
export function useHappening(
  clauseName: (code: string) => string,
): (one: Pick<Happening, 'type' | 'data' | 'clause'>) => string | null {
  const saying = useSaying()
  // The figures of an event are said in the words of what it is about, whatever else the page shows.
  useWords(historyWords)
  useWords(serviceWords)
  useWords(feedbackWords)
  useWords(noteWords)
  useWords(engagementWords)
  const valueOf = (type: string, field: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return saying.day(`${value}T12:00:00+08:00`)
    const key = `${enumerationOf(type, field)}.${value}`
    return hasWords(key) ? engine.t(key) : value
  }
  return ({ type, data, clause }) => {
    const key = `service-history:did.${type}`
    if (!hasWords(key)) return null
    const values: Record<string, unknown> = Object.fromEntries(
      Object.entries({ ...data, clause: clause && clauseName(clause) })
        .filter(([, value]) => value != null)
        .map(([field, value]) => [field, valueOf(type, field, value)]),
    )
    return withoutGaps(engine.t(key, values))
  }
}
