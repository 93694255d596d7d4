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
  type EngagementStage,
  type EngagementSummary,
  engagementStages,
  listEngagementsEndpoint,
} from '../../contract.ts'
import { useDepartments, useRows } from '../reading.ts'
import { serviceWords } from '../words.ts'
import { engagementWords } from './words.ts'

/** Every engagement one may see. */
export default function EngagementList() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const [url] = useUrl()
  const navigate = useNavigate()
  const departments = useDepartments()
  const columns = useColumns()
  const { search, stage, department, client, lawyer } = url
  const { rows, error, retry, more } = useRows(listEngagementsEndpoint, ['engagements'], {
    query: {
      ...(search ? { q: search } : {}),
      ...(stage ? { stage: stage as EngagementStage } : {}),
      ...(department ? { departmentId: department } : {}),
      ...(client ? { clientId: client } : {}),
      ...(lawyer ? { lawyerId: lawyer } : {}),
    },
  })
  return (
    <ListPage<EngagementSummary>
      title={say('title')}
      acts={<ImportLink kind="engagement" />}
      searchable
      filters={[
        {
          key: 'stage',
          label: say('column.stage'),
          options: engagementStages.map((value) => ({
            value,
            label: sayService(`stage.${value}`),
          })),
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
      onOpen={(row) => void navigate({ to: `/engagements/${row.id}` as never })}
      empty={
        <EmptyPage
          icon="engagement"
          title={say('empty')}
          acts={
            <>
              <Go to="/clients">{say('toClients')}</Go>
              <ImportLink kind="engagement" />
            </>
          }
        >
          {say('emptyWhy')}
        </EmptyPage>
      }
    />
  )
}

function useColumns(): ListColumn<EngagementSummary>[] {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const phone = usePhone()
  return [
    {
      key: 'title',
      title: say('column.title'),
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
      key: 'number',
      title: say('column.number'),
      width: 120,
      render: (row) => row.number ?? '—',
    },
    {
      key: 'stage',
      title: say('column.stage'),
      width: 90,
      phone: 'side',
      render: (row) => sayService(`stage.${row.stage}`),
    },
    {
      key: 'lawyer',
      title: say('column.lawyer'),
      width: 100,
      phone: 'meta',
      render: (row) => row.leadLawyerName ?? '—',
    },
    {
      key: 'department',
      title: say('column.department'),
      width: 130,
      render: (row) => row.departmentName ?? '—',
    },
    {
      key: 'opened',
      title: say('column.opened'),
      width: 110,
      render: (row) => <span title={saying.exactly(row.openedAt)}>{saying.day(row.openedAt)}</span>,
    },
  ]
}
