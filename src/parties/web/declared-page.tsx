import { Input } from 'antd'
import { useState } from 'react'
import { useExporting, useMe } from '#organisation/web/index.ts'
import {
  Act,
  ActForm,
  EmptyPage,
  Field,
  type ListColumn,
  ListPage,
  Note,
  Trouble,
  usePhone,
  useRows,
  useSaying,
  useThing,
  useUrl,
  useWords,
  Waiting,
  SidePanel,
} from '#ui/index.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  type Declaration,
  exportDeclarations,
  listDeclarations,
  readDeclarationsOf,
  withdrawDeclarationOf,
} from '../declarations/contract.ts'
import { ConflictTabs } from './conflict-tabs.tsx'
import { declarationWords } from './declaration-words.ts'
import { Declared } from './declarations.tsx'

type Line = ReplyOf<typeof listDeclarations>['items'][number]

/** What the staff declared, for the conflict officer and human resources. */
export default function DeclaredPage() {
  const say = useWords(declarationWords)
  const { moment } = useSaying()
  const [url, setUrl] = useUrl()
  const { rows, error, retry, hasMore, more } = useRows(listDeclarations, ['declarations', 'all'], {
    query: { limit: 50 },
  })
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
  const here = rows?.find((row) => row.person.id === url.person)
  return (
    <>
      <ListPage<Line>
        title={say('desk.title')}
        viewsBar={<ConflictTabs current="/declarations" />}
        columns={columns}
        exporting={useExporting(exportDeclarations)}
        rows={rows}
        error={error}
        onRetry={retry}
        hasMore={hasMore}
        onEnd={more}
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
  const say = useWords(declarationWords)
  const may = useMe().data?.rights.includes('withdrawDeclarations')
  const [gone, setGone] = useState<string | null>(null)
  const { data, error, refetch } = useThing(readDeclarationsOf, ['declarations', person], {
    params: { id: person },
  })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  const about = data.items.find((one) => one.id === gone)
  if (about) return <Withdraw person={person} item={about} onClose={() => setGone(null)} />
  return (
    <Declared
      items={data.items}
      {...(may
        ? { side: (item) => <Act onClick={() => setGone(item.id)}>{say('withdraw')}</Act> }
        : {})}
    />
  )
}

/** What a check rests on nobody withdraws for themselves: the conflict officer does, and says why. */
function Withdraw({
  person,
  item,
  onClose,
}: {
  person: string
  item: Declaration
  onClose: () => void
}) {
  const say = useWords(declarationWords)
  return (
    <ActForm<typeof withdrawDeclarationOf, { reason: string }>
      endpoint={withdrawDeclarationOf}
      words={declarationWords}
      slot={`withdraw:${item.id}`}
      submit={say('withdraw')}
      done={say('withdrawDone')}
      refresh={['declarations']}
      input={({ reason }) => ({
        params: { id: person, declarationId: item.id },
        query: { reason },
      })}
      onClose={onClose}
    >
      <Note title={item.name} />
      <br />
      <Field name="reason" label={say('because')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </ActForm>
  )
}
