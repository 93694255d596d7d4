import { engine, hasWords } from '#platform/i18n/words.ts'
import {
  Act,
  type IconName,
  Section,
  Timeline,
  type TimelineEntry,
  useLanguage,
  useSaying,
  useWords,
} from '#ui/index.ts'
import { noonOf } from '../acts/days.ts'
import { useRows } from '../reading.ts'
import { leadWords } from '../words.ts'
import { type Happening, leadTimeline } from './timeline.ts'
import { pageWords } from './words.ts'

const icons: Record<string, IconName> = {
  'lead.registered': 'lead',
  'lead.screened': 'check',
  'lead.assigned': 'swap',
  'lead.contacted': 'phone',
  'lead.assessed': 'scale',
  'lead.conflict_decided': 'conflict',
  'lead.identified': 'user',
  'lead.converted': 'client',
  'lead.snoozed': 'pause',
  'lead.changed': 'edit',
  'lead.answered': 'note',
  'proposal.offered': 'document',
  'proposal.doubt_answered': 'chat',
}

/** What another line says already, and what only the machinery of promises has to say. */
const isNoise = ({ type, data }: Happening) =>
  type === 'proposal.doubted' ||
  (type === 'lead.screened' && data.outcome === 'rejected') ||
  /^(commitment\.(opened|reminded|kept|cancelled|adopted)|member\.|subject\.)/.test(type)

/** What happened to the lead, newest first. */
export function History({ id }: { id: string }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const { rows, hasMore, more } = useRows(leadTimeline, ['timeline'], { params: { id } })
  const entryOf = useEntry()
  if (!rows) return null
  return (
    <Section title={say('history.title')}>
      <Timeline entries={rows.filter((one) => !isNoise(one)).map(entryOf)} />
      {hasMore && <Act onClick={more}>{sayLead('loadMore')}</Act>}
    </Section>
  )
}

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

function useEntry() {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const language = useLanguage()
  const saying = useSaying()
  const valueOf = (type: string, field: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value ?? '—'
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return saying.day(noonOf(value))
    const key = `leads:${termsOf[`${type}.${field}`]}.${value}`
    return hasWords(key) ? engine.t(key) : value
  }
  return (one: Happening): TimelineEntry => {
    const values = Object.entries({ ...one.data, clause: one.clause }).map(([field, value]) => [
      field,
      valueOf(one.type, field, value),
    ])
    const key = `leads-page:did.${one.type}${variantOf(one)}`
    const text = hasWords(key) ? engine.t(key, Object.fromEntries(values)) : say('did.other')
    const actor = one.actor?.name ?? sayLead(one.actorKind === 'public' ? 'enquirer' : 'system')
    return {
      id: String(one.id),
      at: one.at,
      icon: icons[one.type] ?? (one.type.startsWith('commitment') ? 'clock' : 'note'),
      text: (
        <>
          <b>{actor}</b>
          {language === 'en' ? ' ' : ''}
          {text}
        </>
      ),
    }
  }
}

/** One type of event may be two sentences. */
function variantOf({ type, data }: Happening): string {
  if (type === 'lead.contacted') return data.reached ? '.reached' : '.notReached'
  if (type === 'lead.answered') return `.${String(data.purpose)}`
  if (type === 'lead.assessed') return data.worth_taking ? '.worth' : '.notWorth'
  if (type === 'proposal.contentment_recorded') return data.content ? '.content' : '.doubt'
  return ''
}
