import { type ListColumn, useWords, orNull, useSaying } from '#ui/index.ts'
import type { z } from 'zod'
import {
  archiveChannel,
  changeChannel,
  type Channel,
  createChannel,
  exportChannels,
} from '../../contract.ts'
import { ChoiceField, LineField, TextField } from '../fields/fields.tsx'
import { useChannels } from '../reading.ts'
import { channelKinds, leadWords } from '../words.ts'
import { EnquiryLink } from './enquiry-link.tsx'
import { Archiving, KeptForm, useArchivedToo } from './kept.tsx'
import { KeptList } from './kept-list.tsx'
import { channelWords } from './words.ts'

type Row = z.infer<typeof Channel>

/** Where leads come from. */
export function Channels({ rights }: { rights: string[] }) {
  const [archived, showing] = useArchivedToo()
  return (
    <KeptList
      word="channel"
      icon="share"
      rights={rights}
      rows={useChannels({ archived })}
      showing={showing}
      columns={useColumns()}
      file={exportChannels}
    >
      {(thing, close) => <Form thing={thing} onClose={close} />}
    </KeptList>
  )
}

function Form({ thing, onClose }: { thing: Row | null; onClose: () => void }) {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  const labels = {
    name: say('column.name'),
    nameEn: say('channel.nameEn'),
    kind: say('column.kind'),
    note: say('column.note'),
  }
  return (
    <>
      <KeptForm<Row>
        word="channels"
        thing={thing}
        create={createChannel}
        change={changeChannel}
        initial={{ kind: 'online_promotion' }}
        bodyOf={({ kind, name, nameEn, note }) => ({
          kind,
          name,
          nameEn: orNull(nameEn),
          note: note ?? '',
        })}
        labels={labels}
        show={{ kind: (kind) => sayLead(`channelKind.${kind as Row['kind']}`) }}
        onClose={onClose}
      >
        <LineField name="name" label={labels.name} required max={100} />
        <LineField name="nameEn" label={labels.nameEn} max={100} />
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
  const saying = useSaying()
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  return [
    { key: 'name', title: say('column.name'), render: (one) => saying.name(one), phone: 'title' },
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
