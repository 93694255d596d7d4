import type { Entrance } from '#access/index.ts'
import { exportEntrance, type FiltersOf, pagesOf } from '#organisation/index.ts'
import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import {
  type BusinessDevelopment,
  exportBusinessDevelopmentsEndpoint,
  type listBusinessDevelopmentsEndpoint,
} from './business-developments/contract.ts'
import { listBusinessDevelopments } from './business-developments/list-developments.ts'
import { maintenanceWords } from './web/words.ts'

const { title, choice } = fromScreen(maintenanceWords)

const developmentColumns: SheetColumn<BusinessDevelopment>[] = [
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.client.name, width: 30 },
  { key: 'day', title: title('field.happenedOn'), cell: (one) => ({ day: one.happenedOn }) },
  { key: 'source', title: title('field.developmentSource'), cell: (one) => one.source, width: 20 },
  { key: 'url', title: title('field.url'), cell: (one) => one.url, width: 30 },
  { key: 'text', title: title('field.text'), cell: (one) => one.text, width: 60 },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    cell: choice((one) => `developmentState.${one.state}`),
  },
  {
    key: 'proposal',
    title: { zh: '起草的建议', en: 'Advice drafted' },
    cell: (one) => one.proposal?.text ?? null,
    width: 40,
  },
  {
    key: 'advice',
    title: { zh: '发出的建议', en: 'Advice sent' },
    cell: (one) => one.advice?.text ?? null,
    width: 40,
  },
  {
    key: 'notNeeded',
    title: { zh: '无需建议的理由', en: 'Why no advice' },
    cell: (one) => one.notNeededReason,
    width: 40,
  },
  {
    key: 'recordedBy',
    title: { zh: '登记人', en: 'Recorded by' },
    cell: (one) => one.recordedBy?.name ?? null,
  },
  {
    key: 'recorded',
    title: { zh: '登记时间', en: 'Recorded' },
    cell: (one) => ({ instant: one.recordedAt }),
    width: 18,
  },
]

/** Lists of client maintenance as files. */
export const exportEntrances: Entrance[] = [
  exportEntrance<FiltersOf<typeof listBusinessDevelopmentsEndpoint>, BusinessDevelopment>({
    endpoint: exportBusinessDevelopmentsEndpoint,
    list: 'business_developments',
    title: title('tab.developments'),
    columns: developmentColumns,
    page: pagesOf(listBusinessDevelopments),
  }),
]
