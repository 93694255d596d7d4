import type { Entrance, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { exportEntrance, type FiltersOf, onePage } from '#organisation/index.ts'
import type { Endpoint } from '#platform/http/endpoint.ts'
import { sayName } from '#platform/i18n/format.ts'
import {
  fromScreen,
  type InBoth,
  inOne,
  type SheetCell,
  type SheetColumn,
} from '#platform/sheets-out/index.ts'
import * as rows from './board-rows.ts'
import { exportComplianceEndpoint, type readComplianceEndpoint } from './compliance/contract.ts'
import { readCompliance } from './compliance/index.ts'
import * as contract from './dashboards/contract.ts'
import * as boards from './dashboards/index.ts'
import { rateOf } from './rules.ts'
import { insightWords } from './web/words.ts'

const { title, said, choice } = fromScreen(insightWords)

const share = (rate: number | null): SheetCell => (rate === null ? null : { share: rate })
const shareOf = (part: number | null, all: number | null): SheetCell =>
  part === null || !all ? null : { share: part / all }
const hours = (milliseconds: number | null): SheetCell =>
  milliseconds === null ? null : Math.round(milliseconds / 36_000) / 100
const inHours = ({ zh, en }: InBoth): InBoth => ({
  zh: `${zh}（工时）`,
  en: `${en} (working hours)`,
})

/** Figures of a board, as they are. */
const figures = <Key extends string>(
  keys: readonly Key[],
  nameOf: (key: Key) => InBoth,
): SheetColumn<Record<Key, SheetCell>>[] =>
  keys.map((key) => ({ key, title: nameOf(key), cell: (row) => row[key] }))

const month: SheetColumn<{ month: string | null }> = {
  key: 'month',
  title: title('period'),
  cell: (one) => one.month,
}
const department: SheetColumn<{ department: { name: string; nameEn: string | null } | null }> = {
  key: 'department',
  title: title('compliance.department'),
  cell: (one, language) => one.department && sayName(one.department, language),
}

const compliance: SheetColumn<rows.RowOf<typeof rows.complianceRows>>[] = [
  { key: 'code', title: { zh: '编号', en: 'Code' }, cell: (one) => one.clause.code },
  {
    key: 'clause',
    title: title('compliance.clause'),
    cell: (one, language) => inOne(one.clause.title, language),
    width: 30,
  },
  department,
  month,
  { key: 'kept', title: title('case.kept'), cell: (one) => one.kept },
  { key: 'all', title: title('total'), cell: (one) => one.kept + one.missed },
  { key: 'rate', title: title('view.compliance'), cell: (one) => share(rateOf(one)) },
]

type Source = rows.RowOf<typeof rows.channelRows>

const channels: SheetColumn<Source>[] = [
  {
    key: 'source',
    title: title('channels.source'),
    cell: ({ name, nameEn, isCampaign }, language) => {
      if (name === null) return said('unknown', language)
      const called = sayName({ name, nameEn }, language)
      return isCampaign ? said('channels.campaign', language, { name: called }) : called
    },
    width: 30,
  },
  ...(['s0', 's1', 's2', 's3', 's4', 's5', 's6'] as const).map((step, at) => ({
    key: step,
    title: title(`channels.step.${step}`),
    cell: (one: Source) => one.road[at] ?? 0,
  })),
  { key: 'lost', title: title('channels.lost'), cell: (one) => one.lost },
  {
    key: 'rate',
    title: title('channels.rate'),
    cell: (one) => shareOf(one.road[6] ?? 0, one.road[0] ?? 0),
  },
  { key: 'cost', title: title('channels.cost'), cell: (one) => one.cost && { money: one.cost } },
]

const responses: SheetColumn<rows.RowOf<typeof rows.responseRows>>[] = [
  {
    key: 'clause',
    title: title('responses.clause'),
    cell: (one, language) => inOne(one.title, language),
    width: 30,
  },
  month,
  department,
  { key: 'answered', title: title('responses.answered'), cell: (one) => one.answered },
  { key: 'kept', title: title('responses.kept'), cell: (one) => shareOf(one.kept, one.answered) },
  {
    key: 'median',
    title: inHours(title('responses.median')),
    cell: (one) => hours(one.medianMs),
    width: 24,
  },
  {
    key: 'ninetieth',
    title: inHours(title('responses.ninetieth')),
    cell: (one) => hours(one.ninetiethMs),
    width: 24,
  },
  {
    key: 'allowed',
    title: inHours(title('responses.allowed')),
    cell: (one) => hours(one.allowanceMs),
    width: 24,
  },
]

const satisfaction: SheetColumn<rows.RowOf<typeof rows.satisfactionRows>>[] = [
  {
    key: 'by',
    title: { zh: '分组', en: 'Grouped' },
    cell: choice(({ by }) => (by === 'months' ? 'period' : `satisfaction.by.${by}`)),
  },
  {
    key: 'name',
    title: { zh: '名称', en: 'Name' },
    cell: ({ by, key, name, nameEn }, language) => {
      if (by === 'tiers') return said(`satisfaction.tier.${key as 'key'}`, language)
      return name === null ? said('unknown', language) : sayName({ name, nameEn }, language)
    },
  },
  { key: 'rated', title: title('satisfaction.rated'), cell: (one) => one.rated },
  {
    key: 'mean',
    title: title('satisfaction.mean'),
    cell: ({ mean }) => (mean === null ? null : Math.round(mean * 10) / 10),
  },
  { key: 'content', title: title('satisfaction.content'), cell: (one) => share(one.content) },
  ...figures(['asked', 'nps'], (key) => title(`satisfaction.${key}`)),
]

const loyalty: SheetColumn<rows.RowOf<typeof rows.loyaltyRows>>[] = [
  month,
  department,
  ...figures(['instructions', 'repeats'], (key) => title(`loyalty.${key}`)),
  {
    key: 'repeatRate',
    title: title('loyalty.repeatRate'),
    cell: (one) => shareOf(one.repeats, one.instructions),
  },
  ...figures(['leads', 'referred'], (key) => title(`loyalty.${key}`)),
  {
    key: 'referralRate',
    title: title('loyalty.referralRate'),
    cell: (one) => shareOf(one.referred, one.leads),
  },
]

const load: SheetColumn<contract.LoadBoard['people'][number]>[] = [
  { key: 'person', title: title('load.person'), cell: (one) => one.name },
  department,
  ...figures(['engagements', 'promises', 'overdue'], (key) => title(`load.${key}`)),
]

const handovers: SheetColumn<contract.HandoverBoard['pairs'][number]>[] = [
  {
    key: 'from',
    title: title('handovers.from'),
    cell: (one, language) => sayName(one.from, language),
  },
  { key: 'to', title: title('handovers.to'), cell: (one, language) => sayName(one.to, language) },
  ...figures(['accepted', 'returned', 'waiting', 'withdrawn'], (key) => title(`handovers.${key}`)),
]

const improvement: SheetColumn<rows.RowOf<typeof rows.improvementRows>>[] = [
  { key: 'version', title: { zh: '版本', en: 'Version' }, cell: (one) => one.number },
  {
    key: 'published',
    title: { zh: '发布时间', en: 'Published' },
    cell: (one) => ({ instant: one.publishedAt }),
    width: 18,
  },
  { key: 'reason', title: { zh: '理由', en: 'Reason' }, cell: (one) => one.reason, width: 40 },
  {
    key: 'clause',
    title: title('improvement.clause'),
    cell: (one, language) =>
      one.clause ? inOne(one.clause, language) : said('improvement.whole', language),
    width: 30,
  },
  { key: 'before', title: { zh: '之前', en: 'Before' }, cell: (one) => share(rateOf(one.before)) },
  { key: 'after', title: { zh: '之后', en: 'After' }, cell: (one) => share(rateOf(one.after)) },
]

type Period = FiltersOf<typeof readComplianceEndpoint>

/** A board as a file: what it reads, as rows. */
const boardExport = <Board, Row>(
  endpoint: Endpoint,
  view:
    | 'compliance'
    | 'channels'
    | 'responses'
    | 'satisfaction'
    | 'loyalty'
    | 'load'
    | 'handovers'
    | 'improvement',
  columns: SheetColumn<Row>[],
  read: (work: Work, asked: { query: Period }) => Promise<Board>,
  rowsOf: (board: Board) => Row[],
): Entrance =>
  exportEntrance<Period, Row>({
    endpoint,
    list: `insight.${view}`,
    title: title(`view.${view}`),
    columns,
    page: onePage(async (work, query) => rowsOf(await read(work, { query }))),
  })

/** The figures of insight as files. */
export const boardExports = (parts: KeeperParts): Entrance[] => [
  boardExport(
    exportComplianceEndpoint,
    'compliance',
    compliance,
    readCompliance(parts),
    rows.complianceRows,
  ),
  boardExport(
    contract.exportChannelBoardEndpoint,
    'channels',
    channels,
    boards.readChannelBoard,
    rows.channelRows,
  ),
  boardExport(
    contract.exportResponseBoardEndpoint,
    'responses',
    responses,
    boards.readResponseBoard(parts),
    rows.responseRows,
  ),
  boardExport(
    contract.exportSatisfactionBoardEndpoint,
    'satisfaction',
    satisfaction,
    boards.readSatisfactionBoard,
    rows.satisfactionRows,
  ),
  boardExport(
    contract.exportLoyaltyBoardEndpoint,
    'loyalty',
    loyalty,
    boards.readLoyaltyBoard,
    rows.loyaltyRows,
  ),
  boardExport(
    contract.exportLoadBoardEndpoint,
    'load',
    load,
    boards.readLoadBoard,
    (board) => board.people,
  ),
  boardExport(
    contract.exportHandoverBoardEndpoint,
    'handovers',
    handovers,
    boards.readHandoverBoard(parts),
    (board) => board.pairs,
  ),
  boardExport(
    contract.exportImprovementBoardEndpoint,
    'improvement',
    improvement,
    boards.readImprovementBoard(parts),
    rows.improvementRows,
  ),
]
