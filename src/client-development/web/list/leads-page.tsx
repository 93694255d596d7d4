import '../sheet.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useMemo } from 'react'
import { useCustomColumns } from '#forms/web/index.ts'
import { useNextPromises } from '#charter/web/index.ts'
import { useExporting, ViewsBar } from '#organisation/web/index.ts'
import {
  EmptyPage,
  Go,
  Icon,
  ListPage,
  useKeys,
  usePhone,
  useUrl,
  useWords,
  useRows,
  useThing,
  SidePanel,
} from '#ui/index.ts'
import { exportLeads, type LeadCard, listLeads, readLeadBoard } from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'
import { openStages } from '../words.ts'
import { Board } from './board.tsx'
import { BulkActs, bulkActsOf } from './bulk-acts.tsx'
import { useLeadColumns } from './columns.tsx'
import { useLeadFilters, useLeadQuery, useLeadViews } from './filters.ts'
import { QuickLook } from './quick-look.tsx'
import RegisterLead from './register-lead.tsx'
import { listWords } from './words.ts'

/** Everybody who came to us and is no client yet: table or board. */
export default function LeadsPage() {
  const say = useWords(listWords)
  const navigate = useNavigate()
  const [url] = useUrl()
  const panel = useActPanel()
  const phone = usePhone()
  const me = useMe()
  const query = useLeadQuery()
  const filters = useLeadFilters()
  const views = useLeadViews()
  const custom = useCustomColumns('lead')
  const onBoard = isBoard(url)
  const leads = useRows(
    listLeads,
    ['leads'],
    { query: { ...query, ...custom.fields, limit: page } },
    { enabled: !onBoard },
  )
  const promises = useNextPromises(
    useMemo(() => (leads.rows ?? []).map(({ id }) => id), [leads.rows]),
  )
  const own = useLeadColumns(promises)
  const columns = useMemo(() => [...own, ...custom.columns], [own, custom.columns])
  const rights = me?.rights ?? []
  const register = () => panel.open('registerLead')
  const mayRegister = rights.includes('registerLead')
  useKeys({ c: () => mayRegister && register() })
  return (
    <>
      <ListPage
        title={say('title')}
        aside={<HowThingsStand />}
        acts={
          <>
            <Shape />
            {rights.includes('screenLead') && <ToScreen />}
            <Others rights={rights} />
            {mayRegister && (
              <Button type="primary" icon={<Icon name="plus" />} onClick={register}>
                {say(phone ? 'register.short' : 'register.name')}
              </Button>
            )}
          </>
        }
        viewsBar={<ViewsBar list="leads" builtIn={views} />}
        filters={onBoard ? filters.filter((one) => one.key !== 'stage') : filters}
        searchable
        columns={columns}
        choosable
        sorted={{ key: query.sort, direction: query.direction }}
        exporting={useExporting(exportLeads, { ...query })}
        rows={onBoard ? [] : leads.rows}
        hasMore={leads.hasMore}
        error={leads.error}
        onRetry={leads.retry}
        idOf={idOf}
        panel={(lead) => <QuickLook id={lead.id} />}
        onOpen={(lead) => void navigate({ to: `/leads/${lead.id}` as never })}
        {...(bulkActsOf(rights).length > 0
          ? {
              bulk: (ids, keep) => <BulkActs ids={ids} leads={leads.rows ?? []} keep={keep} />,
            }
          : {})}
        onEnd={leads.more}
        empty={<Nothing mayImport={rights.includes('readImports')} />}
        foot={
          <>
            {say(leads.hasMore ? 'foot' : 'footAll', { count: leads.rows?.length ?? 0 })}
            <span>{say(`sort.by.${query.sort}`)}</span>
            {leads.tooMany && <span className="cv-due">{say('tooMany')}</span>}
          </>
        }
      >
        {onBoard ? <Board /> : undefined}
      </ListPage>
      <SidePanel
        className="ld-panel"
        open={panel.act === 'registerLead'}
        title={say('register.name')}
        onClose={panel.close}
      >
        <RegisterLead {...(panel.about ? { typed: panel.about } : {})} onClose={panel.close} />
      </SidePanel>
    </>
  )
}

/** Leads read at a time. */
const page = 100
const idOf = (lead: LeadCard) => lead.id
/** `view=board` is how the board was addressed before views could be kept. */
const isBoard = (url: Record<string, string>) => url.as === 'board' || url.view === 'board'

/** Table or board; the choice stands in the address. */
function Shape() {
  const say = useWords(listWords)
  const [url] = useUrl()
  const onBoard = isBoard(url)
  const { open: _, act: __, ...rest } = url
  const { view, ...others } = rest
  const kept = view === 'board' ? others : rest
  return (
    <nav className="cv-segments" aria-label={say('shape')}>
      <Go to="." search={{ ...kept, as: 'board' }} current={onBoard} title={say('board.name')}>
        <Icon name="board" />
        <span className="ld-shape-word">{say('board.name')}</span>
      </Go>
      <Go to="." search={{ ...kept, as: '' }} current={!onBoard} title={say('table')}>
        <Icon name="table" />
        <span className="ld-shape-word">{say('table')}</span>
      </Go>
    </nav>
  )
}

/** To the desk where what came in is screened, with how many wait there. */
function ToScreen() {
  const say = useWords(listWords)
  const { data } = useThing(readLeadBoard, ['leads'], {
    query: { stage: ['registered'], cards: 0 },
  })
  const count = data?.columns[0]?.count ?? 0
  return (
    <Go to="/leads/screening" className="ld-to-screen">
      {say('toScreen')}
      {count > 0 && <small className="cv-meta">{count}</small>}
    </Go>
  )
}

const leadLists = { search: { view: 'lead' } }
/** How many are on their way, and how many of them somebody is late with. */
function HowThingsStand() {
  const say = useWords(listWords)
  const all = useTotal({})
  const late = useTotal({ due: 'overdue' })
  const mine = useTotal({ specialist: useMe()?.personId })
  const [, setUrl] = useUrl()
  if (!all) return null
  return (
    <>
      {say('stand.open', all)}
      {late && late.total > 0 && (
        <>
          {say('stand.mark')}
          <button
            type="button"
            className="cv-overdue ld-stand"
            onClick={() => setUrl({ due: 'overdue', view: 'overdue' })}
          >
            {say('stand.late', late)}
          </button>
        </>
      )}
      {mine && mine.total > 0 && (
        <>
          {say('stand.mark')}
          {say('stand.mine', mine)}
        </>
      )}
    </>
  )
}

/** Of those on their way: exact up to a thousand in each stage. */
function useTotal(filter: { due?: 'overdue'; specialist?: string | undefined }) {
  const { data } = useThing(
    readLeadBoard,
    ['leads'],
    { query: { ...filter, stage: openStages, cards: 0 } },
    { enabled: !('specialist' in filter) || filter.specialist !== undefined },
  )
  if (!data) return null
  const total = data.columns.reduce((sum, column) => sum + column.count, 0)
  const more = data.columns.some((column) => column.more)
  return { total, count: `${total.toLocaleString('en-US')}${more ? '+' : ''}` }
}

/** Ways to the import and to what is behind the gear. */
function Others({ rights }: { rights: string[] }) {
  const say = useWords(listWords)
  const navigate = useNavigate()
  const items = [
    ...(rights.includes('readImports') ? [{ key: '/imports', label: say('import') }] : []),
    ...(rights.includes('readAssignmentRules')
      ? [{ key: '/administration/channels', label: say('channels') }]
      : []),
  ]
  if (items.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) =>
          void navigate({ to: key, ...(key === '/imports' ? leadLists : {}) } as never),
      }}
    >
      <Button aria-label={say('more')} icon={<Icon name="more" />} />
    </Dropdown>
  )
}

/** The first step stands in the head, as ever; beside it the way for many at once. */
function Nothing({ mayImport }: { mayImport: boolean }) {
  const say = useWords(listWords)
  const navigate = useNavigate()
  return (
    <EmptyPage
      icon="lead"
      title={say('emptyTitle')}
      acts={
        mayImport && (
          <Button onClick={() => void navigate({ to: '/imports', ...leadLists } as never)}>
            {say('import')}
          </Button>
        )
      }
    >
      {say('empty')}
    </EmptyPage>
  )
}
