import { promiseColumn, type WithPromise, withNextPromise } from '#charter/index.ts'
import { customColumnsOf, customFieldsAmong } from '#forms/index.ts'
import { exportEntrance, practiceAreaTerms, sayDepartment } from '#organisation/index.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { engagementKindTerms, engagementStageTerms } from '../terms.ts'
import { type EngagementSummary, exportEngagementsEndpoint } from './contract.ts'
import { type EngagementsWanted, engagementPage } from './read-engagements.ts'

/** The columns of the screen under the same keys; the firm's own ones join as `custom.key`. */
const columns: SheetColumn<EngagementSummary & WithPromise>[] = [
  { key: 'title', title: { zh: '委托', en: 'Engagement' }, cell: (one) => one.title, width: 36 },
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.clientName, width: 30 },
  { key: 'number', title: { zh: '收案编号', en: 'Number' }, cell: (one) => one.number, width: 20 },
  {
    key: 'stage',
    title: { zh: '阶段', en: 'Stage' },
    cell: (one, language) => inOne(engagementStageTerms[one.stage], language),
  },
  {
    key: 'promise',
    title: { zh: '最近到期', en: 'Next due' },
    cell: (one) => one.nextDueAt && { instant: one.nextDueAt },
    width: 18,
  },
  promiseColumn,
  {
    key: 'kind',
    title: { zh: '类型', en: 'Kind' },
    cell: (one, language) => one.kind && inOne(engagementKindTerms[one.kind], language),
  },
  {
    key: 'area',
    title: { zh: '业务领域', en: 'Practice area' },
    cell: (one, language) => inOne(practiceAreaTerms[one.practiceArea], language),
  },
  {
    key: 'lawyer',
    title: { zh: '主办律师', en: 'Lead lawyer' },
    cell: (one) => one.leadLawyerName,
  },
  { key: 'department', title: { zh: '部门', en: 'Department' }, cell: sayDepartment },
  {
    key: 'opened',
    title: { zh: '收案时间', en: 'Opened' },
    cell: (one) => ({ instant: one.openedAt }),
    width: 18,
  },
]

export const exportingEngagements = exportEntrance<
  EngagementsWanted,
  EngagementSummary & WithPromise
>({
  endpoint: exportEngagementsEndpoint,
  list: 'engagements',
  title: { zh: '委托', en: 'Engagements' },
  columns: async (work) => [...columns, ...(await customColumnsOf(work, 'engagement'))],
  page: async (work, wanted, after, size, keys) => {
    const fields = customFieldsAmong(keys)
    const page = await engagementPage(work, { ...wanted, fields }, after, size)
    return withNextPromise(work, page, keys)
  },
})
