import { Button } from 'antd'
import { EmptyPage, Icon, type ListColumn, ListPage, useKeys, useWords } from '#ui/index.ts'
import type { z } from 'zod'
import { archiveChannel, changeChannel, type Channel, createChannel } from '../../contract.ts'
import { ChoiceField, LineField, TextField } from '../fields/fields.tsx'
import { SidePanel } from '../panel/act-panel.tsx'
import { useChannels } from '../reading.ts'
import { channelKinds, leadWords } from '../words.ts'
import { EnquiryLink } from './enquiry-link.tsx'
import { Archiving, KeptForm, useArchivedToo, useOpen, useViews } from './kept.tsx'
import { channelWords } from './words.ts'

type Row = z.infer<typeof Channel>

/** Where leads come from. */
export function Channels({ rights }: { rights: string[] }) {
  const say = useWords(channelWords)
  const views = useViews(rights)
  const [archived, showing] = useArchivedToo()
  const channels = useChannels({ archived })
  const columns = useColumns()
  const { open, show, close } = useOpen()
  const mayKeep = rights.includes('keepChannels')
  const make = () => mayKeep && show('new')
  useKeys({ c: make })
  const thing = channels?.find((one) => one.id === open) ?? null
  const button = mayKeep && (
    <Button type="primary" icon={<Icon name="plus" />} onClick={make}>
      {say('channel.make')}
    </Button>
  )
  return (
    <>
      <ListPage
        title={say('title')}
        views={views}
        acts={
          <>
            {showing}
            {button}
          </>
        }
        columns={columns}
        rows={channels}
        idOf={(one) => one.id}
        {...(mayKeep ? { onOpen: (one: Row) => one.archivedAt === null && show(one.id) } : {})}
        empty={
          <EmptyPage icon="share" title={say('channel.emptyTitle')}>
            {say('channel.empty')}
          </EmptyPage>
        }
      />
      <SidePanel
        open={mayKeep && (open === 'new' || thing !== null)}
        title={say(thing ? 'channel.change' : 'channel.make')}
        onClose={close}
      >
        {(open === 'new' || thing) && <Form thing={thing} onClose={close} />}
      </SidePanel>
    </>
  )
}

function Form({ thing, onClose }: { thing: Row | null; onClose: () => void }) {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  const labels = { name: say('column.name'), kind: say('column.kind'), note: say('column.note') }
  return (
    <>
      <KeptForm<Row>
        word="channels"
        thing={thing}
        create={createChannel}
        change={changeChannel}
        initial={{ kind: 'online_promotion' }}
        bodyOf={({ kind, name, note }) => ({ kind, name, note: note ?? '' })}
        labels={labels}
        show={{ kind: (kind) => sayLead(`channelKind.${kind as Row['kind']}`) }}
        onClose={onClose}
      >
        <LineField name="name" label={labels.name} required max={100} />
        <ChoiceField
          name="kind"
          label={labels.kind}
          required
          options={channelKinds.map((value) => ({ value, label: sayLead(`channelKind.${value}`) }))}
        />
        <TextField name="note" label={labels.note} rows={2} max={1000} />
      </KeptForm>
      {thing && <EnquiryLink kind={thing.kind} from={{ channel: thing.id }} />}
      {thing && (
        <Archiving endpoint={archiveChannel} thing={thing} word="channels" onClose={onClose} />
      )}
    </>
  )
}

function useColumns(): ListColumn<Row>[] {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  return [
    { key: 'name', title: say('column.name'), render: (one) => one.name, phone: 'title' },
    {
      key: 'kind',
      title: say('column.kind'),
      width: 140,
      phone: 'meta',
      render: (one) => sayLead(`channelKind.${one.kind}`),
    },
    { key: 'note', title: say('column.note'), render: (one) => one.note },
    {
      key: 'state',
      title: say('column.state'),
      width: 100,
      phone: 'side',
      render: (one) => say(one.archivedAt ? 'archived' : 'inUse'),
    },
  ]
}
