import '../sheet.css'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { EmptyPage, Icon, ListPage, useKeys, usePhone, useUrl, useWords } from '#ui/index.ts'
import { listLeads } from '../../contract.ts'
import { SidePanel, useActPanel } from '../panel/act-panel.tsx'
import { useMe, useRows } from '../reading.ts'
import { Board } from './board.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { useLeadColumns } from './columns.tsx'
import { sorts, useLeadFilters, useLeadQuery } from './filters.ts'
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
  const columns = useLeadColumns()
  const filters = useLeadFilters()
  const onBoard = url.view === 'board'
  const leads = useRows(listLeads, ['leads'], { query }, { enabled: !onBoard })
  const rights = me?.rights ?? []
  const register = () => panel.open('registerLead')
  const mayRegister = rights.includes('registerLead')
  useKeys({ c: () => mayRegister && register() })
  const mayHandleMany = rights.includes('screenLead') || rights.includes('assignLead')
  const shown = leads.rows?.length ?? 0
  return (
    <>
      <ListPage
        title={say('title')}
        aside={phone && !onBoard && <Sorting />}
        acts={
          <>
            {!onBoard && !phone && <Sorting />}
            <Others rights={rights} />
            {mayRegister && (
              <Button type="primary" icon={<Icon name="plus" />} onClick={register}>
                {say('register.name')}
              </Button>
            )}
          </>
        }
        views={[
          { key: 'table', label: say('table') },
          { key: 'board', label: say('board') },
        ]}
        filters={onBoard ? filters.filter((one) => one.key !== 'stage') : filters}
        searchable
        columns={columns}
        rows={onBoard ? [] : leads.rows}
        error={leads.error}
        onRetry={leads.retry}
        idOf={(lead) => lead.id}
        panel={(lead) => <QuickLook id={lead.id} />}
        onOpen={(lead) => void navigate({ to: `/leads/${lead.id}` as never })}
        {...(mayHandleMany
          ? {
              bulk: (ids, clear) => <BulkActs ids={ids} leads={leads.rows ?? []} clear={clear} />,
            }
          : {})}
        onEnd={leads.more}
        empty={<Nothing onRegister={mayRegister ? register : undefined} rights={rights} />}
        foot={
          <>
            {say(leads.hasMore ? 'foot' : 'footAll', { count: shown })}
            {leads.tooMany && <span className="cv-due">{say('tooMany')}</span>}
          </>
        }
      >
        {onBoard ? <Board /> : undefined}
      </ListPage>
      <SidePanel
        open={panel.act === 'registerLead'}
        title={say('register.name')}
        onClose={panel.close}
      >
        <RegisterLead onClose={panel.close} />
      </SidePanel>
    </>
  )
}

/** In which order; the choice stands in the address. */
function Sorting() {
  const say = useWords(listWords)
  const [, setUrl] = useUrl()
  const { sort } = useLeadQuery()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [sort],
        items: sorts.map((key) => ({ key, label: say(`sort.${key}`) })),
        onClick: ({ key }) => setUrl({ sort: key === 'newest' ? null : key }),
      }}
    >
      <button type="button" className="cv-filter">
        {say('sort.label', { name: say(`sort.${sort}`) })}
      </button>
    </Dropdown>
  )
}

const leadLists = { search: { view: 'lead' } }

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

function Nothing({
  onRegister,
  rights,
}: {
  onRegister: (() => void) | undefined
  rights: string[]
}) {
  const say = useWords(listWords)
  const navigate = useNavigate()
  return (
    <EmptyPage
      icon="lead"
      title={say('emptyTitle')}
      acts={
        <>
          {onRegister && <Button onClick={onRegister}>{say('register.name')}</Button>}
          {rights.includes('readImports') && (
            <Button onClick={() => void navigate({ to: '/imports', ...leadLists } as never)}>
              {say('import')}
            </Button>
          )}
        </>
      }
    >
      {say('empty')}
    </EmptyPage>
  )
}
