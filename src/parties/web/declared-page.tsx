import { SidePanel } from '#organisation/web/index.ts'
import {
  EmptyPage,
  type ListColumn,
  ListPage,
  Trouble,
  usePhone,
  useSaying,
  useThing,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { listDeclarations, readDeclarationsOf } from '../declarations/contract.ts'
import { ConflictTabs } from './conflict-tabs.tsx'
import { declarationWords } from './declaration-words.ts'
import { Declared } from './declarations.tsx'

type Line = ReplyOf<typeof listDeclarations>['items'][number]

/** What the staff declared, for the conflict officer and human resources. */
export default function DeclaredPage() {
  const say = useWords(declarationWords)
  const { moment } = useSaying()
  const [url, setUrl] = useUrl()
  const { data, error, refetch } = useThing(listDeclarations, ['declarations', 'all'], {})
  const phone = usePhone()
  // In a line of its own a figure needs its word, and none is left out.
  const declaredIn = (row: Line, key: 'interests' | 'offices' | 'matters') =>
    phone ? row[key] > 0 && `${say(`desk.${key}`)} ${row[key]}` : row[key]
  const columns: ListColumn<Line>[] = [
    { key: 'person', title: say('desk.person'), phone: 'title', render: (row) => row.person.name },
    ...(['interests', 'offices', 'matters'] as const).map((key) => ({
      key,
      title: say(`desk.${key}`),
      width: 120,
      figure: true,
      phone: 'meta' as const,
      render: (row: Line) => declaredIn(row, key),
    })),
    {
      key: 'confirmed',
      title: say('desk.confirmed'),
      width: 160,
      phone: 'side',
      render: (row) => (row.confirmedAt ? moment(row.confirmedAt) : say('desk.never')),
    },
  ]
  const here = data?.items.find((row) => row.person.id === url.person)
  return (
    <>
      <ListPage<Line>
        title={say('desk.title')}
        viewsBar={<ConflictTabs current="/declarations" />}
        columns={columns}
        rows={data?.items}
        error={error}
        onRetry={() => void refetch()}
        idOf={(row) => row.person.id}
        onOpen={(row) => setUrl({ person: row.person.id })}
        empty={<EmptyPage title={say('desk.empty')}>{say('desk.emptyWhy')}</EmptyPage>}
      />
      <SidePanel
        title={here ? say('desk.of', { name: here.person.name }) : ''}
        open={here !== undefined}
        wide
        onClose={() => setUrl({ person: null })}
      >
        {here && <Of person={here.person.id} />}
      </SidePanel>
    </>
  )
}

function Of({ person }: { person: string }) {
  const { data, error, refetch } = useThing(readDeclarationsOf, ['declarations', person], {
    params: { id: person },
  })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return data ? <Declared items={data.items} /> : <Waiting />
}
