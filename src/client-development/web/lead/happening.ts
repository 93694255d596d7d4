import { engine, hasWords } from '#platform/i18n/words.ts'
import { useSaying, useWords } from '#ui/index.ts'
import { noonOf } from '../acts/days.ts'
import { leadWords } from '../words.ts'
import type { Happening } from './timeline.ts'
import { pageWords } from './words.ts'

type Told = Pick<Happening, 'type' | 'data' | 'clause'>

/** Which terms a field of an event is written in. */
const termsOf: Record<string, string> = {
  'lead.screened.outcome': 'screening',
  'lead.contacted.way': 'way',
  'lead.conflict_decided.outcome': 'conflict',
  'lead.identified.document_kind': 'documentKind',
  'lead.disqualified.reason_code': 'disqualification',
  'lead.lost.reason_code': 'loss',
  'proposal.contentment_recorded.about': 'about',
}

/** The sentence for an event of a lead, begun by who did it; null where there are no words for it. */
export function useLeadHappening(
  clauseName: (code: string) => string,
): (one: Told) => string | null {
  const saying = useSaying()
  useWords(pageWords)
  useWords(leadWords)
  const valueOf = (type: string, field: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value ?? '—'
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return saying.day(noonOf(value))
    const key = `leads:${termsOf[`${type}.${field}`]}.${value}`
    return hasWords(key) ? engine.t(key) : value
  }
  return (one) => {
    const key = `leads-page:did.${one.type}${variantOf(one)}`
    if (!hasWords(key)) return null
    const fields = Object.entries({ ...one.data, clause: one.clause && clauseName(one.clause) })
    const values: Record<string, unknown> = Object.fromEntries(
      fields.map(([field, value]) => [field, valueOf(one.type, field, value)]),
    )
    return engine.t(key, values)
  }
}

/** One type of event may be two sentences. */
function variantOf({ type, data }: Told): string {
  if (type === 'lead.contacted') return data.reached ? '.reached' : '.notReached'
  if (type === 'lead.answered') return `.${String(data.purpose)}`
  if (type === 'lead.assessed') return data.worth_taking ? '.worth' : '.notWorth'
  if (type === 'proposal.contentment_recorded') return data.content ? '.content' : '.doubt'
  return ''
}
