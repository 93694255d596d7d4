import { useNavigate } from '@tanstack/react-router'
import { ImportLink } from '#imports/web/index.ts'
import {
  EmptyPage,
  Go,
  type ListColumn,
  ListPage,
  usePhone,
  useSaying,
  useUrl,
  useWords,
} from '#ui/index.ts'
import {
  type ClientSummary,
  type ClientTier,
  clientTiers,
  listClientsEndpoint,
} from '../../contract.ts'
import { useDepartments, useRows } from '../reading.ts'
import { serviceWords } from '../words.ts'
import { clientWords } from './words.ts'

/** Every client one may see. */
export default function ClientList() {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const [{ search, tier, department }] = useUrl()
  const navigate = useNavigate()
  const departments = useDepartments()
  const columns = useColumns()
  const { rows, error, retry, more } = useRows(listClientsEndpoint, ['clients'], {
    query: {
      ...(search ? { q: search } : {}),
      ...(tier ? { tier: tier as ClientTier } : {}),
      ...(department ? { departmentId: department } : {}),
    },
  })
  return (
    <ListPage<ClientSummary>
      title={say('title')}
      acts={<ImportLink kind="client" />}
      searchable
      filters={[
        {
          key: 'tier',
          label: say('column.tier'),
          options: clientTiers.map((value) => ({ value, label: sayService(`tier.${value}`) })),
        },
        {
          key: 'department',
          label: say('column.department'),
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      columns={columns}
      rows={rows}
      error={error}
      onRetry={retry}
      onEnd={more}
      idOf={(row) => row.id}
      onOpen={(row) => void navigate({ to: `/clients/${row.id}` as never })}
      empty={
        <EmptyPage
          icon="client"
          title={say('empty')}
          acts={
            <>
              <Go to="/leads">{say('toLeads')}</Go>
              <ImportLink kind="client" />
            </>
          }
        >
          {say('emptyWhy')}
        </EmptyPage>
      }
    />
  )
}

function useColumns(): ListColumn<ClientSummary>[] {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const phone = usePhone()
  return [
    {
      key: 'name',
      title: say('column.name'),
      phone: 'title',
      render: (row) => (phone ? row.name : <Go to={`/clients/${row.id}`}>{row.name}</Go>),
    },
    {
      key: 'tier',
      title: say('column.tier'),
      width: 100,
      phone: 'side',
      render: (row) => (
        <span className={row.tier === 'key' ? 'cv-strong' : 'cv-second'}>
          {sayService(`tier.${row.tier}`)}
        </span>
      ),
    },
    {
      key: 'contact',
      title: say('column.contact'),
      width: 120,
      phone: 'meta',
      render: (row) => row.mainContactName ?? '—',
    },
    {
      key: 'engagements',
      title: say('column.engagements'),
      width: 140,
      phone: 'meta',
      render: (row) => say('live', row.engagements),
    },
    {
      key: 'specialist',
      title: say('column.specialist'),
      width: 120,
      render: (row) => row.specialistName ?? '—',
    },
    {
      key: 'department',
      title: say('column.department'),
      width: 130,
      render: (row) => row.departmentName ?? '—',
    },
    {
      key: 'since',
      title: say('column.since'),
      width: 110,
      render: (row) => (
        <span title={saying.exactly(row.registeredAt)}>{saying.day(row.registeredAt)}</span>
      ),
    },
  ]
}
