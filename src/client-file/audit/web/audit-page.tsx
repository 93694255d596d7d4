import './audit.css'
import { Button } from 'antd'
import { AdministrationTabs, PersonSelect, useExporting, useMe } from '#organisation/web/index.ts'
import {
  Act,
  DateInput,
  EmptyPage,
  ExportMenu,
  PageHead,
  Section,
  Select,
  Trouble,
  useRows,
  useSaying,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { type AuditEntry, exportAuditEndpoint, readAuditEndpoint } from '../contract.ts'
import { AuditRow } from './audit-row.tsx'
import { useEventTypes } from './sentences.ts'
import { auditWords } from './words.ts'

const filters = ['person', 'type', 'subject', 'from', 'until'] as const

/** The log, for whoever watches over the firm; its filters stand in the address. */
export default function AuditPage() {
  const say = useWords(auditWords)
  const [url] = useUrl()
  const me = useMe().data
  const query = Object.fromEntries(filters.flatMap((key) => (url[key] ? [[key, url[key]]] : [])))
  const found = useRows(readAuditEndpoint, ['audit'], { query })
  const onlyFirm =
    me !== undefined &&
    !me.roles.some((role) => role === 'managing_partner' || role === 'conflict_officer')
  return (
    <>
      <PageHead
        title={say('title')}
        acts={<ExportMenu exporting={useExporting(exportAuditEndpoint, query)} />}
      />
      <AdministrationTabs current="/administration/audit" />
      <div className="au-page">
        <p className="cv-quiet">{say(onlyFirm ? 'leadFirm' : 'lead')}</p>
        <Filters rows={found.rows ?? []} />
        {found.error && !found.rows && <Trouble error={found.error} onRetry={found.retry} />}
        {!found.rows && !found.error && <Waiting />}
        {found.rows?.length === 0 && (
          <EmptyPage small title={say('emptyTitle')}>
            {say('empty')}
          </EmptyPage>
        )}
        <Days items={found.rows ?? []} />
        {found.hasMore && <Button onClick={found.more}>{say('more')}</Button>}
      </div>
    </>
  )
}

function Days({ items }: { items: AuditEntry[] }) {
  const saying = useSaying()
  const days: { day: string; of: AuditEntry[] }[] = []
  for (const one of items) {
    const day = saying.dayHeading(one.at)
    const last = days.at(-1)
    if (last?.day === day) last.of.push(one)
    else days.push({ day, of: [one] })
  }
  return days.map(({ day, of }) => (
    <Section key={day} title={day}>
      {of.map((one) => (
        <AuditRow key={one.id} entry={one} />
      ))}
    </Section>
  ))
}

function Filters({ rows }: { rows: AuditEntry[] }) {
  const say = useWords(auditWords)
  const [url, setUrl] = useUrl()
  const types = useEventTypes()
  const narrowed = filters.some((key) => url[key])
  const subject = rows.find((one) => one.subject.id === url.subject)?.subject
  return (
    <div className="au-filters">
      <label>
        <span className="cv-meta">{say('person')}</span>
        <PersonSelect value={url.person ?? null} onChange={(person) => setUrl({ person })} />
      </label>
      <label>
        <span className="cv-meta">{say('type')}</span>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={url.type ?? null}
          placeholder={say('anyType')}
          popupMatchSelectWidth={false}
          options={types}
          onChange={(type: string | null | undefined) => setUrl({ type: type ?? null })}
        />
      </label>
      <label>
        <span className="cv-meta">{say('from')}</span>
        <DateInput
          value={url.from ?? ''}
          onChange={(event) => setUrl({ from: event.target.value })}
        />
      </label>
      <label>
        <span className="cv-meta">{say('until')}</span>
        <DateInput
          value={url.until ?? ''}
          onChange={(event) => setUrl({ until: event.target.value })}
        />
      </label>
      {url.subject && (
        <span className="cv-meta">
          {say('subject', {
            name: subject?.name ?? say(`subjectKind.${subject?.kind ?? 'firm'}`),
          })}
        </span>
      )}
      {narrowed && (
        <Act onClick={() => setUrl(Object.fromEntries(filters.map((key) => [key, null])))}>
          {say('clear')}
        </Act>
      )}
    </div>
  )
}
