import { sayDepartment } from '#organisation/departments/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { ImportLink } from '#imports/web/index.ts'
import { useMemo } from 'react'
import { PromiseChip, type Promises, useNextPromises } from '#charter/web/index.ts'
import { useCustomColumns } from '#forms/web/index.ts'
import { type BuiltInView, HandOverMany, useExporting, ViewsBar } from '#organisation/web/index.ts'
import {
  EmptyPage,
  Go,
  type ListColumn,
  ListPage,
  usePhone,
  useSaying,
  useUrl,
  useWords,
  useRows,
} from '#ui/index.ts'
import {
  type EngagementStage,
  type EngagementSummary,
  engagementStages,
  exportEngagementsEndpoint,
  listEngagementsEndpoint,
} from '../../contract.ts'
import { useDepartments, useMe } from '../reading.ts'
import { serviceWords } from '../words.ts'
import { EngagementLook } from './quick-look.tsx'
import { engagementWords } from './words.ts'

/** Engagements read at a time. */
const page = 100
const idOf = (row: EngagementSummary) => row.id
/** Orders, and the one way each is read. */
const orders = { due: 'asc', newest: 'desc' } as const
/** In the address: the viewer, whoever opens it. */
const viewer = 'me'

/** Every engagement one may see: what falls due first on top. */
export default function EngagementList() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const navigate = useNavigate()
  const me = useMe().data
  const asked = useEngagementQuery(me?.personId)
  const custom = useCustomColumns('engagement')
  const query = { ...asked, ...custom.where }
  const filters = useFilters()
  const { rows, error, retry, hasMore, more } = useRows(listEngagementsEndpoint, ['engagements'], {
    query: { ...query, ...custom.fields, limit: page },
  })
  const promises = useNextPromises(useMemo(() => (rows ?? []).map(idOf), [rows]))
  const columns = useColumns(promises)
  const views: BuiltInView[] = [
    { key: 'all', label: say('view.all'), choices: {} },
    { key: 'mine', label: say('view.mine'), choices: { lawyer: viewer } },
    { key: 'running', label: say('view.running'), choices: { stage: 'running' } },
    { key: 'unsigned', label: say('view.unsigned'), choices: { stage: 'opened' } },
  ]
  return (
    <ListPage<EngagementSummary>
      title={say('title')}
      acts={<ImportLink kind="engagement" />}
      viewsBar={<ViewsBar list="engagements" builtIn={views} />}
      searchable
      filters={[...filters, ...custom.filters]}
      columns={[...columns, ...custom.columns]}
      choosable
      sorted={{ key: query.sort, direction: orders[query.sort] }}
      exporting={useExporting(exportEngagementsEndpoint, query)}
      rows={rows}
      hasMore={hasMore}
      error={error}
      onRetry={retry}
      onEnd={more}
      idOf={idOf}
      panel={(row) => <EngagementLook id={row.id} />}
      onOpen={(row) => void navigate({ to: `/engagements/${row.id}` as never })}
      bulk={(ids, keep) => (
        <HandOverMany
          ids={ids}
          part="lead_lawyer"
          nameOf={(id) => rows?.find((row) => row.id === id)?.title ?? id}
          refresh={['engagements', 'handovers']}
          keep={keep}
        />
      )}
      foot={sayService(hasMore ? 'shown' : 'shownAll', { count: rows?.length ?? 0 })}
      empty={
        <EmptyPage
          icon="engagement"
          title={say('empty')}
          acts={<Go to="/clients">{say('toClients')}</Go>}
        >
          {say('emptyWhy')}
        </EmptyPage>
      }
    />
  )
}

/** What the address asks the server for. */
function useEngagementQuery(me: string | undefined) {
  const [{ search, stage, department, client, lawyer, sort }] = useUrl()
  const whose = lawyer === viewer ? me : lawyer
  return {
    sort: sort === 'newest' ? ('newest' as const) : ('due' as const),
    ...(search ? { q: search } : {}),
    ...(stage ? { stage: stage as EngagementStage } : {}),
    ...(department ? { departmentId: department } : {}),
    ...(client ? { clientId: client } : {}),
    ...(whose ? { lawyerId: whose } : {}),
  }
}

function useFilters() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const departments = useDepartments()
  const saying = useSaying()
  return [
    {
      key: 'stage',
      label: say('column.stage'),
      options: engagementStages.map((value) => ({ value, label: sayService(`stage.${value}`) })),
    },
    {
      key: 'department',
      label: say('column.department'),
      options: saying.choices(departments),
    },
    {
      key: 'lawyer',
      label: say('column.lawyer'),
      options: [{ value: viewer, label: say('view.mine') }],
    },
  ]
}

function useColumns(promises: Promises): ListColumn<EngagementSummary>[] {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const phone = usePhone()
  return [
    {
      key: 'title',
      title: say('column.title'),
      least: 232,
      phone: 'title',
      render: (row) => (phone ? row.title : <Go to={`/engagements/${row.id}`}>{row.title}</Go>),
    },
    {
      key: 'client',
      title: say('column.client'),
      phone: 'meta',
      render: (row) => row.clientName,
    },
    {
      key: 'promise',
      exported: ['promise', 'promiseName'],
      title: sayService('nextPromise'),
      width: 216,
      phone: 'side',
      sort: { key: 'due', usually: 'asc' },
      render: (row) => (
        <PromiseChip named={!phone} promise={promises.get(row.id)} due={row.nextDueAt} />
      ),
    },
    {
      key: 'stage',
      title: say('column.stage'),
      width: 72,
      phone: 'meta',
      render: (row) => sayService(`stage.${row.stage}`),
    },
    {
      key: 'lawyer',
      title: say('column.lawyer'),
      width: 84,
      phone: 'meta',
      render: (row) => row.leadLawyerName ?? '—',
    },
    {
      key: 'number',
      title: say('column.number'),
      width: 124,
      render: (row) => row.number ?? '—',
    },
    {
      key: 'department',
      title: say('column.department'),
      width: 112,
      render: (row) => sayDepartment(row, saying.language) ?? '—',
    },
    {
      key: 'opened',
      title: say('column.opened'),
      width: 124,
      sort: { key: 'newest', usually: 'desc' },
      render: (row) => <span title={saying.exactly(row.openedAt)}>{saying.day(row.openedAt)}</span>,
    },
    {
      key: 'area',
      title: sayService('practiceAreaTitle'),
      width: 92,
      optional: true,
      render: (row) => sayService(`practiceArea.${row.practiceArea}`),
    },
    {
      key: 'kind',
      title: sayService('engagementKindTitle'),
      width: 92,
      optional: true,
      render: (row) => (row.kind ? sayService(`engagementKind.${row.kind}`) : ''),
    },
  ]
}
