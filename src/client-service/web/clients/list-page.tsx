import { sayDepartment } from '#organisation/departments/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { ImportLink } from '#imports/web/index.ts'
import { useMemo } from 'react'
import { PromiseChip, type Promises, useNextPromises } from '#charter/web/index.ts'
import { useCustomColumns } from '#forms/web/index.ts'
import {
  type BuiltInView,
  useExporting,
  useSpecialists,
  ViewsBar,
} from '#organisation/web/index.ts'
import {
  EmptyPage,
  type Filter,
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
  type ClientSummary,
  type ClientTier,
  clientTiers,
  exportClientsEndpoint,
  listClientsEndpoint,
} from '../../contract.ts'
import { useDepartments, useMe } from '../reading.ts'
import { serviceWords } from '../words.ts'
import { ClientLook } from './quick-look.tsx'
import { clientWords } from './words.ts'

/** Clients read at a time. */
const page = 100
const idOf = (row: ClientSummary) => row.id
/** Orders, and the one way each is read. */
const orders = { due: 'asc', newest: 'desc', name: 'asc' } as const
type Order = keyof typeof orders
/** In the address: the viewer, whoever opens it. */
const me = 'me'

/** Every client one may see: what falls due first on top. */
export default function ClientList() {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const [{ search, tier, department, specialist, member, due, sort }] = useUrl()
  const navigate = useNavigate()
  const viewer = useMe().data
  const filters = useClientFilters()
  const personOf = (said: string | undefined) => (said === me ? viewer?.personId : said)
  const [specialistId, memberId] = [personOf(specialist), personOf(member)]
  const order: Order = sort === 'newest' || sort === 'name' ? sort : 'due'
  const custom = useCustomColumns('client')
  const query = {
    sort: order,
    ...(search ? { q: search } : {}),
    ...(tier ? { tier: tier as ClientTier } : {}),
    ...(department ? { departmentId: department } : {}),
    ...(specialistId ? { specialistId } : {}),
    ...(memberId ? { memberId } : {}),
    ...(due === 'overdue' ? { due: 'overdue' as const } : {}),
    ...custom.where,
  }
  const { rows, error, retry, hasMore, more } = useRows(listClientsEndpoint, ['clients'], {
    query: { ...query, ...custom.fields, limit: page },
  })
  const promises = useNextPromises(useMemo(() => (rows ?? []).map(idOf), [rows]))
  const columns = useColumns(promises)
  const views: BuiltInView[] = [
    { key: 'all', label: say('view.all'), choices: {} },
    { key: 'mine', label: say('view.mine'), choices: { member: me } },
    { key: 'important', label: say('view.important'), choices: { tier: 'key' } },
    { key: 'latest', label: say('view.latest'), choices: { sort: 'newest' } },
  ]
  return (
    <ListPage<ClientSummary>
      title={say('title')}
      acts={<ImportLink kind="client" />}
      viewsBar={<ViewsBar list="clients" builtIn={views} />}
      searchable
      filters={[...filters, ...custom.filters]}
      columns={[...columns, ...custom.columns]}
      choosable
      sorted={{ key: order, direction: orders[order] }}
      exporting={useExporting(exportClientsEndpoint, query)}
      rows={rows}
      hasMore={hasMore}
      error={error}
      onRetry={retry}
      onEnd={more}
      idOf={idOf}
      panel={(row) => <ClientLook id={row.id} />}
      onOpen={(row) => void navigate({ to: `/clients/${row.id}` as never })}
      foot={sayService(hasMore ? 'shown' : 'shownAll', { count: rows?.length ?? 0 })}
      empty={
        <EmptyPage icon="client" title={say('empty')} acts={<Go to="/leads">{say('toLeads')}</Go>}>
          {say('emptyWhy')}
        </EmptyPage>
      }
    />
  )
}

/** Filters of the list; their choices stand in the address. */
function useClientFilters(): Filter[] {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const departments = useDepartments()
  const viewer = useMe().data
  const specialists = useSpecialists()
  return [
    {
      key: 'tier',
      label: say('column.tier'),
      options: clientTiers.map((value) => ({ value, label: sayService(`tier.${value}`) })),
    },
    {
      key: 'specialist',
      label: say('column.specialist'),
      options: [
        { value: me, label: say('filter.me') },
        ...specialists
          .filter((one) => one.id !== viewer?.personId)
          .map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      key: 'due',
      label: say('filter.promises'),
      options: [{ value: 'overdue', label: say('filter.overdue') }],
    },
    {
      key: 'department',
      label: say('column.department'),
      options: saying.choices(departments),
    },
    {
      key: 'member',
      label: say('filter.member'),
      options: [{ value: me, label: say('filter.me') }],
    },
  ]
}

function useColumns(promises: Promises): ListColumn<ClientSummary>[] {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const phone = usePhone()
  return [
    {
      key: 'name',
      title: say('column.name'),
      phone: 'title',
      sort: { key: 'name', usually: 'asc' },
      exported: ['name', 'kind'],
      render: (row) => (phone ? row.name : <Go to={`/clients/${row.id}`}>{row.name}</Go>),
    },
    {
      key: 'tier',
      title: say('column.tier'),
      width: 120,
      phone: 'meta',
      render: (row) => (
        <span className={row.tier === 'key' ? 'cv-strong' : 'cv-second'}>
          {sayService(`tier.${row.tier}`)}
        </span>
      ),
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
      key: 'contact',
      title: say('column.contact'),
      width: 104,
      phone: 'meta',
      render: (row) =>
        row.mainContactName === row.name
          ? !phone && <span className="cv-quiet">{say('self')}</span>
          : (row.mainContactName ?? (phone ? null : '—')),
    },
    {
      key: 'engagements',
      title: say('column.engagements'),
      width: 132,
      phone: 'meta',
      exported: ['engagements', 'over'],
      render: (row) => say('live', row.engagements),
    },
    {
      key: 'specialist',
      title: say('column.specialist'),
      width: 112,
      render: (row) => row.specialistName ?? '—',
    },
    {
      key: 'department',
      title: say('column.department'),
      width: 120,
      render: (row) => sayDepartment(row, saying.language) ?? '—',
    },
    {
      key: 'since',
      title: say('column.since'),
      width: 120,
      sort: { key: 'newest', usually: 'desc' },
      render: (row) => (
        <span title={saying.exactly(row.registeredAt)}>{saying.day(row.registeredAt)}</span>
      ),
    },
  ]
}
