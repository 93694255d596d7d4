import { useClauseName } from '#charter/web/index.ts'
import { takenBackAmong } from '#platform/http/taking-back.ts'
import {
  Act,
  Go,
  type IconName,
  Section,
  Timeline,
  type TimelineEntry,
  useLanguage,
  useWords,
  useRows,
} from '#ui/index.ts'
import { type clientTimelineEndpoint, type Happening } from '../../contract.ts'
import { serviceWords } from '../words.ts'
import { useHappening } from './happening.ts'
import '../notes/words.ts'
import { historyWords } from './words.ts'

const icons: Record<string, IconName> = {
  client: 'client',
  engagement: 'engagement',
  matter: 'court',
  progress: 'send',
  question: 'chat',
  decision: 'scale',
  client_duty: 'document',
  talk: 'phone',
  feedback: 'feedback',
  plan: 'edit',
  return_visit: 'phone',
  contact: 'calendar',
  opportunity: 'star',
  business_development: 'note',
  advice: 'send',
  file: 'upload',
  note: 'note',
  handover: 'swap',
  commitment: 'clock',
}

/** What only the machinery of promises has to say, and what another line says already. */
function isNoise({ type, data }: Happening): boolean {
  if (type === 'client.contacted')
    return data.engagement_id != null || data.planned_contact_id != null
  // Engagements and leads say themselves what the desk decided about them.
  if (type === 'conflict_check.decided') return true
  return /^commitment\.(opened|reminded|kept|cancelled|adopted)$/.test(type)
}

/** One line for one act, whatever else the log says of the same moment. */
function isNews(one: Happening, index: number, all: Happening[]): boolean {
  if (isNoise(one)) return false
  const before = all[index - 1]
  if (one.type === 'plan.adjusted' && before?.type === one.type) {
    return before.data.number !== one.data.number
  }
  if (!/^commitment\.(paused|resumed)$/.test(one.type)) return true
  return !all.some(
    ({ at, type }) => at === one.at && /^engagement\.(suspended|resumed)$/.test(type),
  )
}

/** Timeline of a client with its engagements, or of one engagement. */
export function History({
  endpoint,
  id,
  engagements = [],
  few,
}: {
  endpoint: typeof clientTimelineEndpoint
  id: string
  /** To name the engagement a line is about. */
  engagements?: { id: string; title: string }[]
  /** Only the latest so many. */
  few?: number
}) {
  const say = useWords(historyWords)
  const sayService = useWords(serviceWords)
  const { rows, hasMore, more } = useRows(
    endpoint,
    ['timeline', ...engagements.map((one) => one.id)],
    { params: { id } },
  )
  const news = rows?.filter(isNews).slice(0, few)
  const entryOf = useEntry(engagements, news?.some(({ clause }) => clause) === true)
  const takenBack = takenBackAmong(rows ?? [])
  if (!news) return null
  return (
    <Section title={say('title')}>
      <Timeline
        entries={news.map((one) => ({ ...entryOf(one), takenBack: takenBack.has(one.id) }))}
      />
      {hasMore && !few && (
        <p className="sv-more">
          <Act onClick={more}>{sayService('loadMore')}</Act>
        </p>
      )}
    </Section>
  )
}

function useEntry(engagements: { id: string; title: string }[], namesClauses: boolean) {
  const say = useWords(historyWords)
  const sayService = useWords(serviceWords)
  const language = useLanguage()
  const happening = useHappening(useClauseName(namesClauses))
  return (one: Happening): TimelineEntry => {
    const { type } = one
    const actor = one.actor?.name ?? sayService(one.actorKind === 'public' ? 'client' : 'system')
    // With one engagement there is nothing to tell apart.
    const about =
      engagements.length > 1 && engagements.find((engagement) => engagement.id === one.subject.id)
    return {
      id: String(one.id),
      at: one.at,
      icon: icons[type.split('.')[0] ?? ''] ?? 'note',
      text: (
        <>
          <b>{actor}</b>
          {language === 'en' ? ' ' : ''}
          {happening(one) ?? say('did.other')}
        </>
      ),
      ...(about
        ? {
            proof: <Go to={`/engagements/${about.id}`}>{say('of', { title: about.title })}</Go>,
          }
        : {}),
    }
  }
}
