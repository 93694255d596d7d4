import type { z } from 'zod'
import { type ListColumn, orNull, useSaying, useWords } from '#ui/index.ts'
import {
  archiveCampaign,
  type Campaign,
  changeCampaign,
  createCampaign,
  exportCampaigns,
} from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { DayField, LineField, MoneyField, SelectField, TextField } from '../fields/fields.tsx'
import { useCampaigns, useChannels } from '../reading.ts'
import { EnquiryLink } from './enquiry-link.tsx'
import { Archiving, KeptForm, useArchivedToo } from './kept.tsx'
import { KeptList } from './kept-list.tsx'
import { channelWords } from './words.ts'

type Row = z.infer<typeof Campaign>

/** What was done on a channel, when, and what it cost. */
export function Campaigns({ rights }: { rights: string[] }) {
  const [archived, showing] = useArchivedToo()
  return (
    <KeptList
      word="campaign"
      icon="calendar"
      rights={rights}
      rows={useCampaigns({ archived })}
      showing={showing}
      columns={useColumns()}
      file={exportCampaigns}
    >
      {(thing, close) => <Form thing={thing} onClose={close} />}
    </KeptList>
  )
}

function Form({ thing, onClose }: { thing: Row | null; onClose: () => void }) {
  const say = useWords(channelWords)
  const saying = useSaying()
  const channels = useChannels() ?? []
  const labels = {
    name: say('column.name'),
    startsOn: say('campaign.startsOn'),
    endsOn: say('campaign.endsOn'),
    cost: say('campaign.cost'),
    note: say('column.note'),
  }
  return (
    <>
      <KeptForm<Row>
        word="campaigns"
        thing={thing}
        create={createCampaign}
        change={changeCampaign}
        initial={{}}
        bodyOf={({ channelId, name, startsOn, endsOn, cost, note }) => ({
          channelId,
          name,
          startsOn: startsOn || null,
          endsOn: endsOn || null,
          cost: orNull(cost),
          note: note ?? '',
        })}
        labels={{ ...labels, channelId: say('column.channel') }}
        show={{ channelId: (id) => saying.nameAmong(channels, id) }}
        onClose={onClose}
      >
        <LineField name="name" label={labels.name} required />
        <SelectField
          name="channelId"
          label={say('column.channel')}
          required
          options={saying.choices(channels)}
        />
        <div className="cv-pair">
          <DayField name="startsOn" label={labels.startsOn} />
          <DayField name="endsOn" label={labels.endsOn} />
        </div>
        <MoneyField name="cost" label={labels.cost} />
        <TextField name="note" label={labels.note} rows={2} max={1000} />
      </KeptForm>
      {thing && (
        <EnquiryLink
          kind={channels.find((one) => one.id === thing.channelId)?.kind}
          from={{ campaign: thing.id }}
        />
      )}
      {thing && (
        <Archiving endpoint={archiveCampaign} thing={thing} word="campaigns" onClose={onClose} />
      )}
    </>
  )
}

function useColumns(): ListColumn<Row>[] {
  const say = useWords(channelWords)
  const saying = useSaying()
  const day = (text: string | null) => (text ? saying.day(noonOf(text)) : '')
  return [
    { key: 'name', title: say('column.name'), render: (one) => one.name, phone: 'title' },
    {
      key: 'channel',
      title: say('column.channel'),
      width: 160,
      phone: 'meta',
      render: (one) => saying.name({ name: one.channelName, nameEn: one.channelNameEn }),
    },
    {
      key: 'time',
      title: say('column.time'),
      width: 264,
      exported: ['starts', 'ends'],
      phone: 'meta',
      render: (one) =>
        one.startsOn && one.endsOn
          ? say('campaign.span', { from: day(one.startsOn), until: day(one.endsOn) })
          : day(one.startsOn ?? one.endsOn),
    },
    {
      key: 'cost',
      title: say('column.cost'),
      width: 140,
      figure: true,
      phone: 'side',
      render: (one) => (one.cost === null ? '' : saying.money(one.cost)),
    },
    {
      key: 'state',
      title: say('column.state'),
      width: 100,
      render: (one) => say(one.archivedAt ? 'archived' : 'inUse'),
    },
  ]
}
