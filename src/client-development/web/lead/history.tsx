import { useClauseName } from '#charter/web/index.ts'
import { takenBackAmong } from '#platform/http/taking-back.ts'
import {
  Act,
  type IconName,
  Section,
  Timeline,
  type TimelineEntry,
  useLanguage,
  useWords,
  useRows,
} from '#ui/index.ts'
import { leadWords } from '../words.ts'
import { useLeadHappening } from './happening.ts'
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
  type === 'conflict_check.decided' ||
  (type === 'lead.screened' && data.outcome === 'rejected') ||
  /^(commitment\.(opened|reminded|kept|cancelled|adopted)|member\.|subject\.)/.test(type)

/** What happened to the lead, newest first; `few`: only the latest so many. */
export function History({ id, few }: { id: string; few?: number }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const { rows, hasMore, more } = useRows(leadTimeline, ['timeline'], { params: { id } })
  const news = rows?.filter((one) => !isNoise(one)).slice(0, few)
  const entryOf = useEntry(news?.some(({ clause }) => clause) === true)
  const takenBack = takenBackAmong(rows ?? [])
  if (!news) return null
  return (
    <Section title={say('history.title')}>
      <Timeline
        entries={news.map((one) => ({ ...entryOf(one), takenBack: takenBack.has(one.id) }))}
      />
      {hasMore && !few && <Act onClick={more}>{sayLead('loadMore')}</Act>}
    </Section>
  )
}

function useEntry(namesClauses: boolean) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const language = useLanguage()
  const happening = useLeadHappening(useClauseName(namesClauses))
  return (one: Happening): TimelineEntry => {
    const actor = one.actor?.name ?? sayLead(one.actorKind === 'public' ? 'enquirer' : 'system')
    return {
      id: String(one.id),
      at: one.at,
      icon: icons[one.type] ?? (one.type.startsWith('commitment') ? 'clock' : 'note'),
      text: (
        <>
          <b>{actor}</b>
          {language === 'en' ? ' ' : ''}
          {happening(one) ?? say('did.other')}
        </>
      ),
    }
  }
}
