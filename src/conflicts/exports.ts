import type { Entrance } from '#access/index.ts'
import { exportEntrance, type FiltersOf, type ItemOf, pagesOf } from '#organisation/index.ts'
import { sayName } from '#platform/i18n/format.ts'
import { fromScreen, listedIn, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportConflictDesk, type listConflictDesk } from './checks/contract.ts'
import { readDesk } from './checks/read-checks.ts'
import { exportWalls, type listWallsEndpoint, type WallLine } from './walls/contract.ts'
import { listWalls } from './walls/present-wall.ts'
import { checkWords } from './web/checks/words.ts'
import { wallWords } from './web/walls/words.ts'

const desk = fromScreen(checkWords)
type DeskLine = ItemOf<typeof listConflictDesk>

/** What a line of the queue says, and for whom and against whom in columns of their own. */
const deskColumns: SheetColumn<DeskLine>[] = [
  {
    key: 'ours',
    title: { zh: '我方', en: 'Our side' },
    cell: (one, language) => listedIn(one.ours, language),
    width: 30,
  },
  {
    key: 'adverse',
    title: { zh: '对方', en: 'Other side' },
    cell: (one, language) => listedIn(one.adverse, language),
    width: 30,
  },
  {
    key: 'worst',
    title: { zh: '最重的一类', en: 'Gravest class' },
    // That nothing was found does not say that there is no conflict.
    cell: desk.choice((one) => (one.worst === 'none' ? null : `class.${one.worst}`)),
  },
  { key: 'hits', title: { zh: '命中', en: 'Hits' }, cell: (one) => one.hits },
  { key: 'findings', title: { zh: '要看的', en: 'To look at' }, cell: (one) => one.findings },
  {
    key: 'cause',
    title: { zh: '为什么审查', en: 'Why checked' },
    cell: desk.choice((one) => `cause.${one.cause}`),
  },
  {
    key: 'runBy',
    title: { zh: '发起人', en: 'Run by' },
    cell: (one) => one.runBy?.name ?? null,
  },
  {
    key: 'since',
    title: { zh: '自何时', en: 'Since' },
    cell: (one) => ({ instant: one.since }),
    width: 18,
  },
  {
    key: 'due',
    title: { zh: '到期时间', en: 'Due' },
    cell: (one) => one.dueAt && { instant: one.dueAt },
    width: 18,
  },
]

const walls = fromScreen(wallWords)

/** The columns of the screen under the same keys. */
const wallColumns: SheetColumn<WallLine>[] = [
  { key: 'number', title: walls.title('column.number'), cell: (one) => one.number },
  {
    key: 'principals',
    title: walls.title('column.principals'),
    cell: ({ principals }, language) =>
      listedIn(
        principals.map((one) => sayName(one, language)),
        language,
      ),
    width: 30,
  },
  {
    key: 'subjects',
    title: walls.title('column.subjects'),
    // What went with something else is not named beside it.
    cell: ({ subjects }, language) =>
      listedIn(
        subjects.filter((one) => one.throughId === null).map((one) => one.name),
        language,
      ),
    width: 30,
  },
  { key: 'reason', title: walls.title('column.reason'), cell: (one) => one.reason, width: 40 },
  {
    key: 'raised',
    title: walls.title('column.raised'),
    cell: (one) => ({ instant: one.raisedAt }),
    width: 18,
  },
  {
    key: 'raisedBy',
    title: { zh: '设立人', en: 'Raised by' },
    cell: (one, language) => one.raisedBy?.name ?? walls.said('bySystem', language),
  },
  { key: 'told', title: { zh: '已通知', en: 'Told' }, cell: (one) => one.told },
  { key: 'known', title: walls.title('column.known'), cell: (one) => one.acknowledged },
  {
    key: 'lifted',
    title: walls.title('fact.lifted'),
    cell: (one) => one.liftedAt && { instant: one.liftedAt },
    width: 18,
  },
]

/** The lists about conflicts of interest as files. */
export const exportEntrances: Entrance[] = [
  exportEntrance<FiltersOf<typeof listConflictDesk>, DeskLine>({
    endpoint: exportConflictDesk,
    list: 'conflict_desk',
    title: desk.title('title'),
    columns: deskColumns,
    page: pagesOf(readDesk),
  }),
  exportEntrance<FiltersOf<typeof listWallsEndpoint>, WallLine>({
    endpoint: exportWalls,
    list: 'walls',
    title: walls.title('title'),
    columns: wallColumns,
    page: pagesOf(listWalls),
  }),
]
