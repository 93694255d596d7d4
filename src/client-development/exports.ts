import type { z } from 'zod'
import type { Entrance } from '#access/index.ts'
import { exportEntrance, type FiltersOf, onePage } from '#organisation/index.ts'
import { sayName } from '#platform/i18n/format.ts'
import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import * as contract from './channels/contract.ts'
import { readCampaigns } from './channels/keep-campaigns.ts'
import { readChannels } from './channels/keep-channels.ts'
import { readIntroductions } from './channels/keep-introductions.ts'
import { channelWords } from './web/channels/words.ts'
import { leadWords } from './web/words.ts'

const { title, choice } = fromScreen(channelWords)
const leads = fromScreen(leadWords)

type Channel = z.output<typeof contract.Channel>
type Campaign = z.output<typeof contract.Campaign>
type Introduction = z.output<typeof contract.Introduction>

const state: SheetColumn<{ archivedAt: string | null }> = {
  key: 'state',
  title: title('column.state'),
  cell: choice((one) => (one.archivedAt ? 'archived' : 'inUse')),
}
const note: SheetColumn<{ note: string }> = {
  key: 'note',
  title: title('column.note'),
  cell: (one) => one.note,
  width: 40,
}

/** The columns of the screen under the same keys, as of the lists below. */
const channelColumns: SheetColumn<Channel>[] = [
  { key: 'name', title: title('column.name'), cell: sayName, width: 24 },
  {
    key: 'kind',
    title: title('column.kind'),
    cell: leads.choice((one) => `channelKind.${one.kind}`),
  },
  note,
  state,
]

const campaignColumns: SheetColumn<Campaign>[] = [
  { key: 'name', title: title('column.name'), cell: (one) => one.name, width: 30 },
  {
    key: 'channel',
    title: title('column.channel'),
    cell: (one, language) =>
      sayName({ name: one.channelName, nameEn: one.channelNameEn }, language),
    width: 24,
  },
  {
    key: 'starts',
    title: title('campaign.startsOn'),
    cell: (one) => one.startsOn && { day: one.startsOn },
  },
  {
    key: 'ends',
    title: title('campaign.endsOn'),
    cell: (one) => one.endsOn && { day: one.endsOn },
  },
  { key: 'cost', title: title('column.cost'), cell: (one) => one.cost && { money: one.cost } },
  note,
  state,
]

const introductionColumns: SheetColumn<Introduction>[] = [
  { key: 'title', title: title('introduction.title'), cell: (one) => one.title, width: 30 },
  {
    key: 'kind',
    title: title('column.about'),
    cell: leads.choice((one) => `introductionKind.${one.kind}`),
  },
  { key: 'body', title: title('introduction.body'), cell: (one) => one.body, width: 60 },
  {
    key: 'approved',
    title: title('column.approved'),
    cell: (one) => one.approvedAt && { instant: one.approvedAt },
    width: 18,
  },
  {
    key: 'approvedBy',
    title: { zh: '批准人', en: 'Approved by' },
    cell: (one) => one.approvedByName,
  },
  state,
]

/** Where leads come from, and what is presented to them, as files. */
export const exportEntrances: Entrance[] = [
  exportEntrance<FiltersOf<typeof contract.listChannels>, Channel>({
    endpoint: contract.exportChannels,
    list: 'channels',
    title: title('view.channels'),
    columns: channelColumns,
    page: onePage(readChannels),
  }),
  exportEntrance<FiltersOf<typeof contract.listCampaigns>, Campaign>({
    endpoint: contract.exportCampaigns,
    list: 'campaigns',
    title: title('view.campaigns'),
    columns: campaignColumns,
    page: onePage(readCampaigns),
  }),
  exportEntrance<FiltersOf<typeof contract.listIntroductions>, Introduction>({
    endpoint: contract.exportIntroductions,
    list: 'introductions',
    title: title('view.introductions'),
    columns: introductionColumns,
    page: onePage(readIntroductions),
  }),
]
