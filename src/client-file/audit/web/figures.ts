import { leadWords } from '#client-development/web/index.ts'
import { feedbackWords, serviceWords } from '#client-service/web/index.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { engine, hasWords } from '#platform/i18n/words.ts'
import { useSaying, useWords } from '#ui/index.ts'
import type { AuditEntry } from '../contract.ts'
import { dataWords } from './data-words.ts'

/** Enumerations that the pages have words for, by the name of the figure. */
const spoken: Record<string, string> = {
  way: 'service:way',
  part: 'service:part',
  outcome: 'service:outcome',
  ground: 'service:ground',
  tier: 'service:tier',
  former_tier: 'service:tier',
  fee_kind: 'service:feeKind',
  practice_area: 'leads:practiceArea',
  role: 'organisation:role',
  kind: 'service-feedback:kind',
}

const camel = (key: string) => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What an event carries, each figure by its name and in the words of the pages; what nobody has words for, as it is. */
export function useFigures(): (entry: Pick<AuditEntry, 'data'>) => [string, string][] {
  const say = useWords(dataWords)
  const saying = useSaying()
  useWords(serviceWords)
  useWords(feedbackWords)
  useWords(leadWords)
  useWords(organisationWords)
  const worded = (key: string, value: string): string => {
    const keys = [
      `${dataWords.namespace}:value.${key}.${value}`,
      `${spoken[key] ?? `service:${camel(key)}`}.${value}`,
    ]
    const found = /^\w+$/.test(value) && keys.find((one) => hasWords(one))
    return found ? engine.t(found) : value
  }
  const written = (key: string, value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
      const single = key.replace(/s$/, '')
      return value.map((one) => worded(single, one)).join(saying.language === 'en' ? ', ' : '、')
    }
    if (typeof value !== 'string') return JSON.stringify(value)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return saying.exactly(value)
    return worded(key, value)
  }
  return ({ data }) =>
    Object.entries(data).map(([key, value]) => {
      const label = `${dataWords.namespace}:label.${key}`
      return [hasWords(label) ? engine.t(label) : key, written(key, value)]
    })
}
