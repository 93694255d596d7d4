import { exportEntrance, practiceAreaTerms } from '#organisation/index.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { dropReasonTerms, opportunitySourceTerms, opportunityStateTerms } from '../terms.ts'
import { exportOpportunitiesEndpoint, type Opportunity } from './contract.ts'
import { type OpportunitiesWanted, opportunityPage } from './list-opportunities.ts'

const columns: SheetColumn<Opportunity>[] = [
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.client.name, width: 30 },
  { key: 'title', title: { zh: '机会', en: 'Opportunity' }, cell: (one) => one.title, width: 30 },
  { key: 'need', title: { zh: '需求', en: 'Need' }, cell: (one) => one.need, width: 60 },
  {
    key: 'area',
    title: { zh: '业务领域', en: 'Practice area' },
    cell: (one, language) => inOne(practiceAreaTerms[one.practiceArea], language),
  },
  {
    key: 'source',
    title: { zh: '来源', en: 'Source' },
    cell: (one, language) => inOne(opportunitySourceTerms[one.source], language),
  },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    cell: (one, language) => inOne(opportunityStateTerms[one.state], language),
  },
  { key: 'owner', title: { zh: '负责人', en: 'Owner' }, cell: (one) => one.owner.name },
  {
    key: 'noticed',
    title: { zh: '发现时间', en: 'Noticed' },
    cell: (one) => ({ instant: one.noticedAt }),
    width: 18,
  },
  {
    key: 'settled',
    title: { zh: '了结时间', en: 'Settled' },
    cell: (one) => one.settledAt && { instant: one.settledAt },
    width: 18,
  },
  {
    key: 'dropped',
    title: { zh: '放弃原因', en: 'Why dropped' },
    cell: (one, language) => one.dropReason && inOne(dropReasonTerms[one.dropReason], language),
  },
  {
    key: 'dropWords',
    title: { zh: '放弃说明', en: 'Words on it' },
    cell: (one) => one.dropWords,
    width: 40,
  },
]

export const exportingOpportunities = exportEntrance<OpportunitiesWanted, Opportunity>({
  endpoint: exportOpportunitiesEndpoint,
  list: 'opportunities',
  title: { zh: '再开发机会', en: 'Opportunities' },
  columns,
  page: opportunityPage,
})
