import type { Entrance } from '#access/index.ts'
import { exportEntrance, type FiltersOf, type ItemOf, pagesOf } from '#organisation/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import { fromScreen, listedIn, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportDeclarations, type listDeclarations } from './declarations/contract.ts'
import { listAllDeclarations } from './declarations/read.ts'
import {
  exportPartyDuplicates,
  type listPartyDuplicates,
  type PartyDuplicate,
} from './duplicates/contract.ts'
import { listDuplicates } from './duplicates/review.ts'
import { exportParties, type listParties, type PartySummary } from './register/contract.ts'
import type { SubjectNames } from './register/index.ts'
import { listAllParties } from './register/list-parties.ts'
import { declarationWords } from './web/declaration-words.ts'
import { partyWords } from './web/words.ts'

const { title, said, choice, choices } = fromScreen(partyWords)

/** The columns of the screen under the same keys; numbers as far as the screen shows them. */
const partyColumns: SheetColumn<PartySummary>[] = [
  { key: 'name', title: title('column.name'), cell: (one) => one.name, width: 30 },
  {
    key: 'otherNames',
    title: { zh: '其他名称', en: 'Other names' },
    cell: (one, language) => listedIn(one.otherNames, language),
    width: 30,
  },
  { key: 'kind', title: title('column.kind'), cell: choice((one) => `kind.${one.kind}`) },
  {
    key: 'roles',
    title: title('column.roles'),
    cell: choices((one) => one.roles.map((role) => `role.${role}` as const)),
    width: 24,
  },
  {
    key: 'numbers',
    title: title('column.numbers'),
    cell: (one, language) => listedIn(one.numbers, language),
    width: 30,
  },
  {
    key: 'registered',
    title: title('column.registered'),
    cell: (one) => ({ instant: one.registeredAt }),
    width: 18,
  },
]

const sideName = (at: 0 | 1) => (one: PartyDuplicate) => one.sides[at]?.name ?? null

const duplicateColumns: SheetColumn<PartyDuplicate>[] = [
  { key: 'one', title: { zh: '主体一', en: 'One party' }, cell: sideName(0), width: 30 },
  { key: 'other', title: { zh: '主体二', en: 'Other party' }, cell: sideName(1), width: 30 },
  {
    key: 'why',
    title: { zh: '相似之处', en: 'Alike in' },
    cell: ({ why, matched }, language) =>
      why === 'said_so' && matched === ''
        ? said('alike.saidSo', language)
        : said(`alike.why.${why}`, language, { matched: sayPhone(matched) }),
    width: 30,
  },
  {
    key: 'foundBy',
    title: { zh: '怎样发现', en: 'Found' },
    cell: choice((one) => `duplicates.foundBy.${one.foundBy}`),
  },
  {
    key: 'raisedBy',
    title: { zh: '提出人', en: 'Raised by' },
    cell: (one) => one.raisedBy?.name ?? null,
  },
  {
    key: 'raised',
    title: { zh: '提出时间', en: 'Raised' },
    cell: (one) => ({ instant: one.raisedAt }),
    width: 18,
  },
  {
    key: 'status',
    title: title('duplicates.status'),
    cell: choice((one) => `duplicates.${one.status}`),
  },
  {
    key: 'decidedBy',
    title: { zh: '判定人', en: 'Decided by' },
    cell: (one) => one.decidedBy?.name ?? null,
  },
  {
    key: 'decided',
    title: { zh: '判定时间', en: 'Decided' },
    cell: (one) => one.decidedAt && { instant: one.decidedAt },
    width: 18,
  },
  {
    key: 'reason',
    title: title('field.reason'),
    cell: (one) => one.reason,
    width: 40,
  },
]

const declared = fromScreen(declarationWords)
type Declaring = ItemOf<typeof listDeclarations>

const declarationColumns: SheetColumn<Declaring>[] = [
  { key: 'person', title: declared.title('desk.person'), cell: (one) => one.person.name },
  ...(['interests', 'offices', 'matters'] as const).map((key) => ({
    key,
    title: declared.title(`desk.${key}`),
    cell: (one: Declaring) => one[key],
  })),
  {
    key: 'confirmed',
    title: declared.title('desk.confirmed'),
    cell: (one, language) =>
      one.confirmedAt ? { instant: one.confirmedAt } : declared.said('desk.never', language),
    width: 18,
  },
]

/** Pairs read at a time: each comes with all that is known of both. */
const pairs = 50

/** The lists of the register as files. */
export const exportEntrances = (subjectNames: SubjectNames): Entrance[] => [
  exportEntrance<FiltersOf<typeof listParties>, PartySummary>({
    endpoint: exportParties,
    list: 'parties',
    title: title('title'),
    columns: partyColumns,
    page: pagesOf(listAllParties),
  }),
  exportEntrance<FiltersOf<typeof listPartyDuplicates>, PartyDuplicate>({
    endpoint: exportPartyDuplicates,
    list: 'party_duplicates',
    title: title('duplicates.title'),
    columns: duplicateColumns,
    page: pagesOf(
      (work, asked: { query: QueryOf<typeof listPartyDuplicates> }) =>
        listDuplicates(work, asked, subjectNames),
      pairs,
    ),
  }),
  exportEntrance<object, Declaring>({
    endpoint: exportDeclarations,
    list: 'declarations',
    title: declared.title('desk.title'),
    columns: declarationColumns,
    page: pagesOf(listAllDeclarations),
  }),
]
