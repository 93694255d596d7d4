import { useNavigate } from '@tanstack/react-router'
import { ConflictTabs } from '#parties/web/index.ts'
import { Button } from 'antd'
import { useExporting, useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  EmptyPage,
  Go,
  Icon,
  type ListColumn,
  ListPage,
  usePhone,
  useRows,
  useSaying,
  useUrl,
  useWords,
  SidePanel,
} from '#ui/index.ts'
import { exportWalls, listWallsEndpoint, wallStates, type WallLine } from '../../walls/contract.ts'
import { BothSides } from './both-sides.tsx'
import { RaiseWall } from './forms.tsx'
import { wallWords } from './words.ts'

/** Names of a cell before the others are counted. */
const namesShown = 2

/** The walls of the firm, the latest first. */
export default function WallsPage() {
  const say = useWords(wallWords)
  const navigate = useNavigate()
  const [url] = useUrl()
  const { act, open, close } = useOpenAct()
  const rights = useMe().data?.rights ?? []
  const state = wallStates.find((one) => one === url.view) ?? 'standing'
  const list = useRows(listWallsEndpoint, ['walls'], { query: { state } })
  const columns = useColumns()
  const toPage = (id: string) => void navigate({ to: `/conflicts/walls/${id}` as never })
  const raise = rights.includes('raiseWall') && (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('raiseWall')}>
      {say('raise')}
    </Button>
  )
  return (
    <>
      <ListPage<WallLine>
        title={say('title')}
        acts={raise}
        viewsBar={<ConflictTabs current="/conflicts/walls" />}
        notice={<BothSides />}
        filters={[
          {
            key: 'view',
            label: say('view.which'),
            usual: 'standing',
            options: wallStates.map((value) => ({ value, label: say(`view.${value}`) })),
          },
        ]}
        columns={columns}
        exporting={useExporting(exportWalls, { state })}
        rows={list.rows}
        hasMore={list.hasMore}
        error={list.error}
        onRetry={list.retry}
        onEnd={list.more}
        idOf={(row) => row.id}
        onOpen={(row) => toPage(row.id)}
        foot={say(list.hasMore ? 'shownMore' : 'shown', { count: list.rows?.length ?? 0 })}
        empty={
          <EmptyPage icon="conflict" title={say('empty')}>
            {say('emptyWhy')}
          </EmptyPage>
        }
      />
      <SidePanel title={say('raise')} open={act === 'raiseWall'} onClose={close} wide>
        <RaiseWall onClose={close} onDone={(wall) => toPage(wall.id)} />
      </SidePanel>
    </>
  )
}

function useColumns(): ListColumn<WallLine>[] {
  const say = useWords(wallWords)
  const saying = useSaying()
  const phone = usePhone()
  const some = (all: { name: string; nameEn?: string | null; kind: string }[]) => {
    const names = all.slice(0, namesShown).map(saying.name).join(say('listed'))
    const word = all.every(({ kind }) => kind === 'person') ? 'morePeople' : 'more'
    return all.length > namesShown ? say(word, { names, count: all.length }) : names
  }
  return [
    {
      key: 'principals',
      title: say('column.principals'),
      phone: 'title',
      render: (row) => {
        const said = some(row.principals)
        return phone ? said : <Go to={`/conflicts/walls/${row.id}`}>{said}</Go>
      },
    },
    {
      key: 'subjects',
      title: say('column.subjects'),
      phone: 'meta',
      // What went with something else is not named beside it.
      render: (row) => some(row.subjects.filter((one) => one.throughId === null)) || '—',
    },
    {
      key: 'reason',
      title: say('column.reason'),
      render: (row) => <span className="cv-second">{row.reason}</span>,
    },
    {
      key: 'raised',
      title: say('column.raised'),
      width: 176,
      exported: ['raised', 'raisedBy'],
      phone: 'meta',
      render: (row) => `${saying.moment(row.raisedAt)} ${row.raisedBy?.name ?? say('bySystem')}`,
    },
    {
      key: 'known',
      title: say('column.known'),
      width: 128,
      exported: ['told', 'known', 'lifted'],
      phone: 'side',
      render: (row) => <Known wall={row} />,
    },
    { key: 'number', title: say('column.number'), width: 64, render: (row) => row.number },
  ]
}

/** How many of those told have said that they know; no colour where nothing waits. */
export function Known({ wall }: { wall: Pick<WallLine, 'told' | 'acknowledged' | 'liftedAt'> }) {
  const say = useWords(wallWords)
  const { told, acknowledged, liftedAt } = wall
  if (acknowledged >= told) return <span className="cv-quiet">{say('knownAll')}</span>
  const said = say('known', { told, acknowledged })
  if (liftedAt) return <span className="cv-quiet">{said}</span>
  return (
    <span className="wl-waits">
      <Icon name="clock" />
      {said}
    </span>
  )
}
