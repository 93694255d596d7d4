import './parties.css'
import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useExporting, useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  EmptyPage,
  type ListColumn,
  ListPage,
  usePhone,
  useRows,
  useSaying,
  useUrl,
  useWords,
  SidePanel,
} from '#ui/index.ts'
import {
  exportParties,
  listParties,
  type PartyKind,
  partyKinds,
  type PartySummary,
} from '../register/contract.ts'
import { ConflictTabs } from './conflict-tabs.tsx'
import { RegisterParty } from './register-party.tsx'
import { partyWords } from './words.ts'

const idOf = (row: PartySummary) => row.id

/** The register: everybody the firm has met, found by name, number or telephone. */
export default function PartyList() {
  const say = useWords(partyWords)
  const [{ search, kind }] = useUrl()
  const navigate = useNavigate()
  const panel = useOpenAct()
  const rights = useMe().data?.rights ?? []
  const known = partyKinds.find((one): one is PartyKind => one === kind)
  const query = { ...(search ? { q: search } : {}), ...(known ? { kind: known } : {}) }
  const { rows, error, retry, hasMore, more } = useRows(listParties, ['parties'], {
    query: { ...query, limit: 100 },
  })
  const mayKeep = rights.includes('keepParties')
  const open = (id: string) =>
    void navigate({ to: '/parties/$partyId', params: { partyId: id } } as never)
  return (
    <>
      <ListPage<PartySummary>
        title={say('title')}
        aside={
          rows && rows.length > 0 && say(hasMore ? 'shownMore' : 'shown', { count: rows.length })
        }
        viewsBar={<ConflictTabs current="/parties" />}
        acts={
          mayKeep && (
            <Button type="primary" onClick={() => panel.open('register')}>
              {say('act.register')}
            </Button>
          )
        }
        searchable
        filters={[
          {
            key: 'kind',
            label: say('column.kind'),
            options: partyKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
          },
        ]}
        columns={useColumns()}
        exporting={useExporting(exportParties, query)}
        rows={rows}
        hasMore={hasMore}
        error={error}
        onRetry={retry}
        onEnd={more}
        idOf={idOf}
        onOpen={(row) => open(row.id)}
        empty={
          <EmptyPage icon="conflict" title={say('empty')}>
            {say('emptyWhy')}
          </EmptyPage>
        }
      />
      <SidePanel
        title={say('act.register')}
        open={mayKeep && panel.act === 'register'}
        wide
        onClose={panel.close}
      >
        <RegisterParty onClose={panel.close} onOpen={open} />
      </SidePanel>
    </>
  )
}

function useColumns(): ListColumn<PartySummary>[] {
  const say = useWords(partyWords)
  const { moment, exactly } = useSaying()
  const phone = usePhone()
  return [
    {
      key: 'name',
      title: say('column.name'),
      width: 340,
      phone: 'title',
      exported: ['name', 'otherNames'],
      render: (row) => (
        <span className="pt-name">
          <span className={phone ? undefined : 'cv-cut'} title={row.name}>
            {row.name}
          </span>
          {row.otherNames.length > 0 && (
            <span className="cv-meta">{row.otherNames.join(say('comma'))}</span>
          )}
        </span>
      ),
    },
    {
      key: 'kind',
      title: say('column.kind'),
      width: 80,
      phone: 'side',
      render: (row) => say(`kind.${row.kind}`),
    },
    {
      key: 'roles',
      title: say('column.roles'),
      width: 200,
      phone: 'meta',
      render: (row) =>
        row.roles.map((role) => say(`role.${role}`)).join(say('comma')) ||
        (phone ? null : say('none')),
    },
    {
      key: 'numbers',
      title: say('column.numbers'),
      width: 220,
      phone: 'meta',
      render: (row) => row.numbers.join(say('comma')) || (phone ? null : say('none')),
    },
    {
      key: 'registered',
      title: say('column.registered'),
      width: 120,
      phone: 'none',
      render: (row) => <span title={exactly(row.registeredAt)}>{moment(row.registeredAt)}</span>,
    },
  ]
}
