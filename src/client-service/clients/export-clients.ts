import { promiseColumn, type WithPromise, withNextPromise } from '#charter/index.ts'
import { customColumnsOf, customFieldsAmong } from '#forms/index.ts'
import { exportEntrance, sayDepartment } from '#organisation/index.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { clientKindTerms, tierTerms } from '../terms.ts'
import { type ClientSummary, exportClientsEndpoint } from './contract.ts'
import { type ClientsWanted, clientPage } from './read-clients.ts'

/** The columns of the screen under the same keys; the firm's own ones join as `custom.key`. */
const columns: SheetColumn<ClientSummary & WithPromise>[] = [
  { key: 'name', title: { zh: '客户', en: 'Client' }, cell: (one) => one.name, width: 30 },
  {
    key: 'kind',
    title: { zh: '类型', en: 'Kind' },
    cell: (one, language) => inOne(clientKindTerms[one.kind], language),
  },
  {
    key: 'tier',
    title: { zh: '等级', en: 'Tier' },
    cell: (one, language) => inOne(tierTerms[one.tier], language),
  },
  {
    key: 'contact',
    title: { zh: '主要联系人', en: 'Main contact' },
    cell: (one) => one.mainContactName,
  },
  {
    key: 'engagements',
    title: { zh: '在办委托', en: 'Live engagements' },
    cell: (one) => one.engagements.live,
  },
  {
    key: 'over',
    title: { zh: '已结束委托', en: 'Engagements over' },
    cell: (one) => one.engagements.over,
  },
  {
    key: 'promise',
    title: { zh: '最近到期', en: 'Next due' },
    cell: (one) => one.nextDueAt && { instant: one.nextDueAt },
    width: 18,
  },
  promiseColumn,
  {
    key: 'specialist',
    title: { zh: '客户服务专员', en: 'Specialist' },
    cell: (one) => one.specialistName,
  },
  { key: 'department', title: { zh: '部门', en: 'Department' }, cell: sayDepartment },
  {
    key: 'since',
    title: { zh: '建档时间', en: 'Client since' },
    cell: (one) => ({ instant: one.registeredAt }),
    width: 18,
  },
]

export const exportingClients = exportEntrance<ClientsWanted, ClientSummary & WithPromise>({
  endpoint: exportClientsEndpoint,
  list: 'clients',
  title: { zh: '客户', en: 'Clients' },
  columns: async (work) => [...columns, ...(await customColumnsOf(work, 'client'))],
  page: async (work, wanted, after, size, keys) => {
    const fields = customFieldsAmong(keys)
    const page = await clientPage(work, { ...wanted, fields }, after, size)
    return withNextPromise(work, page, keys)
  },
})
