import { Button } from 'antd'
import type { z } from 'zod'
import {
  EmptyPage,
  Icon,
  type ListColumn,
  ListPage,
  useKeys,
  useSaying,
  useWords,
  orNull,
} from '#ui/index.ts'
import { archiveCampaign, type Campaign, changeCampaign, createCampaign } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { DayField, LineField, MoneyField, SelectField, TextField } from '../fields/fields.tsx'
import { SidePanel } from '../panel/act-panel.tsx'
import { useCampaigns, useChannels } from '../reading.ts'
import { EnquiryLink } from './enquiry-link.tsx'
import { Archiving, KeptForm, useArchivedToo, useOpen, useViews } from './kept.tsx'
import { channelWords } from './words.ts'

type Row = z.infer<typeof Campaign>

/** What was done on a channel, when, and what it cost. */
export function Campaigns({ rights }: { rights: string[] }) {
  const say = useWords(channelWords)
  const views = useViews(rights)
  const [archived, showing] = useArchivedToo()
  const campaigns = useCampaigns({ archived })
  const columns = useColumns()
  const { open, show, close } = useOpen()
  const mayKeep = rights.includes('keepChannels')
  const make = () => mayKeep && show('new')
  useKeys({ c: make })
  const thing = campaigns?.find((one) => one.id === open) ?? null
  return (
    <>
      <ListPage
        title={say('title')}
        views={views}
        acts={
          <>
            {showing}
            {mayKeep && (
              <Button type="primary" icon={<Icon name="plus" />} onClick={make}>
                {say('campaign.make')}
              </Button>
            )}
          </>
        }
        columns={columns}
        rows={campaigns}
        idOf={(one) => one.id}
        {...(mayKeep ? { onOpen: (one: Row) => one.archivedAt === null && show(one.id) } : {})}
        empty={
          <EmptyPage icon="calendar" title={say('campaign.emptyTitle')}>
            {say('campaign.empty')}
          </EmptyPage>
        }
      />
      <SidePanel
        open={mayKeep && (open === 'new' || thing !== null)}
        title={say(thing ? 'campaign.change' : 'campaign.make')}
        onClose={close}
      >
        {(open === 'new' || thing) && <Form thing={thing} onClose={close} />}
      </SidePanel>
    </>
  )
}

function Form({ thing, onClose }: { thing: Row | null; onClose: () => void }) {
  const say = useWords(channelWords)
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
        show={{ channelId: (id) => channels.find((one) => one.id === id)?.name }}
        onClose={onClose}
      >
        <LineField name="name" label={labels.name} required />
        <SelectField
          name="channelId"
          label={say('column.channel')}
          required
          options={channels.map((one) => ({ value: one.id, label: one.name }))}
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
      render: (one) => one.channelName,
    },
    {
      key: 'time',
      title: say('column.time'),
      width: 264,
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
