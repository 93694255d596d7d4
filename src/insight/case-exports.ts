import type { Entrance } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { exportEntrance, type FiltersOf, pagesOf } from '#organisation/index.ts'
import { fromScreen, inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import * as contract from './cases/contract.ts'
import * as cases from './cases/index.ts'
import { insightWords } from './web/words.ts'

const { title, said, choice } = fromScreen(insightWords)

interface About {
  subject: contract.PromiseCase['subject']
}

/** The thing a case is about; the firm's own duties have no name. */
const about: SheetColumn<About> = {
  key: 'about',
  title: { zh: '对象', en: 'About' },
  cell: ({ subject }, language) =>
    subject.kind === 'firm' ? said('case.firmDuty', language) : subject.name,
  width: 30,
}

const promises: SheetColumn<contract.PromiseCase>[] = [
  about,
  { key: 'clause', title: title('compliance.clause'), cell: (one) => one.clause },
  {
    key: 'title',
    title: title('case.promises'),
    cell: (one, language) => inOne(one.title, language),
    width: 30,
  },
  { key: 'owner', title: { zh: '负责人', en: 'Owner' }, cell: (one) => one.owner.name },
  {
    key: 'due',
    title: { zh: '到期时间', en: 'Due' },
    cell: (one) => ({ instant: one.dueAt }),
    width: 18,
  },
  {
    key: 'closed',
    title: { zh: '了结时间', en: 'Closed' },
    cell: (one) => one.closedAt && { instant: one.closedAt },
    width: 18,
  },
  {
    key: 'standing',
    title: { zh: '结果', en: 'Outcome' },
    cell: choice(({ kept, status }) => {
      if (kept) return 'case.kept'
      if (status === 'kept_late') return 'case.late'
      return status === 'cancelled' ? 'case.cancelled' : 'case.open'
    }),
  },
]

const leads: SheetColumn<contract.LeadCase>[] = [
  { key: 'name', title: title('case.leads'), cell: (one) => one.name, width: 30 },
  {
    key: 'received',
    title: { zh: '收到日期', en: 'Received on' },
    cell: (one) => ({ day: one.receivedOn }),
  },
  {
    key: 'channel',
    title: title('channels.source'),
    cell: (one, language) =>
      (language === 'en' ? one.channelNameEn : one.channelName) ?? one.channelName,
  },
  { key: 'need', title: { zh: '法律需求', en: 'Legal need' }, cell: (one) => one.need, width: 60 },
  {
    key: 'stage',
    title: { zh: '阶段', en: 'Stage' },
    cell: choice((one) => `stage.${one.stage as 'lost'}`),
  },
]

const opinions: SheetColumn<contract.OpinionCase>[] = [
  {
    key: 'client',
    title: { zh: '客户', en: 'Client' },
    cell: (one) => one.client?.name ?? null,
    width: 30,
  },
  about,
  { key: 'given', title: { zh: '日期', en: 'Day' }, cell: (one) => ({ day: one.givenOn }) },
  {
    key: 'source',
    title: { zh: '在哪里说的', en: 'Where said' },
    cell: choice((one) => `case.${one.source}`),
  },
  {
    key: 'lawyer',
    title: { zh: '律师', en: 'Lawyer' },
    cell: (one) => one.lawyer?.name ?? null,
  },
  {
    key: 'satisfaction',
    title: { zh: '满意度（1–5）', en: 'Satisfaction (1–5)' },
    cell: (one) => one.satisfaction,
  },
  {
    key: 'nps',
    title: { zh: '推荐意愿（0–10）', en: 'Would recommend (0–10)' },
    cell: (one) => one.nps,
  },
]

const instructions: SheetColumn<contract.InstructionCase>[] = [
  about,
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.client.name, width: 30 },
  {
    key: 'opened',
    title: { zh: '收案时间', en: 'Opened' },
    cell: (one) => ({ instant: one.openedAt }),
    width: 18,
  },
]

const handovers: SheetColumn<contract.HandoverCase>[] = [
  about,
  { key: 'from', title: title('handovers.from'), cell: (one) => one.from.name },
  { key: 'to', title: title('handovers.to'), cell: (one) => one.to.name },
  {
    key: 'status',
    title: { zh: '状态', en: 'State' },
    cell: choice((one) => `case.${one.status}`),
  },
  {
    key: 'offered',
    title: { zh: '交出时间', en: 'Offered' },
    cell: (one) => ({ instant: one.offeredAt }),
    width: 18,
  },
  {
    key: 'answered',
    title: { zh: '答复时间', en: 'Answered' },
    cell: (one) => one.answeredAt && { instant: one.answeredAt },
    width: 18,
  },
  {
    key: 'reason',
    title: { zh: '理由', en: 'Reason' },
    cell: (one) => one.answerReason,
    width: 40,
  },
]

const adjustments: SheetColumn<contract.AdjustmentCase>[] = [
  about,
  {
    key: 'received',
    title: { zh: '收到时间', en: 'Received' },
    cell: (one) => ({ instant: one.receivedAt }),
    width: 18,
  },
  { key: 'text', title: { zh: '反馈', en: 'Feedback' }, cell: (one) => one.text, width: 60 },
  {
    key: 'outcome',
    title: { zh: '结果', en: 'Outcome' },
    cell: choice((one) => `improvement.${one.outcome ?? 'waiting'}`),
  },
  { key: 'reason', title: { zh: '理由', en: 'Reason' }, cell: (one) => one.reason, width: 40 },
]

/** The cases behind the figures as files. */
export const caseExports = (parts: KeeperParts): Entrance[] => [
  exportEntrance<FiltersOf<typeof contract.listPromiseCasesEndpoint>, contract.PromiseCase>({
    endpoint: contract.exportPromiseCasesEndpoint,
    list: 'insight.promises',
    title: title('case.promises'),
    columns: promises,
    page: pagesOf(cases.listPromiseCases(parts)),
  }),
  exportEntrance<FiltersOf<typeof contract.listLeadCasesEndpoint>, contract.LeadCase>({
    endpoint: contract.exportLeadCasesEndpoint,
    list: 'insight.leads',
    title: title('case.leads'),
    columns: leads,
    page: pagesOf(cases.listLeadCases),
  }),
  exportEntrance<FiltersOf<typeof contract.listOpinionCasesEndpoint>, contract.OpinionCase>({
    endpoint: contract.exportOpinionCasesEndpoint,
    list: 'insight.opinions',
    title: title('case.opinions'),
    columns: opinions,
    page: pagesOf(cases.listOpinionCases),
  }),
  exportEntrance<FiltersOf<typeof contract.listInstructionCasesEndpoint>, contract.InstructionCase>(
    {
      endpoint: contract.exportInstructionCasesEndpoint,
      list: 'insight.instructions',
      title: title('case.instructions'),
      columns: instructions,
      page: pagesOf(cases.listInstructionCases),
    },
  ),
  exportEntrance<FiltersOf<typeof contract.listHandoverCasesEndpoint>, contract.HandoverCase>({
    endpoint: contract.exportHandoverCasesEndpoint,
    list: 'insight.handovers',
    title: title('case.handovers'),
    columns: handovers,
    page: pagesOf(cases.listHandoverCases(parts)),
  }),
  exportEntrance<FiltersOf<typeof contract.listAdjustmentCasesEndpoint>, contract.AdjustmentCase>({
    endpoint: contract.exportAdjustmentCasesEndpoint,
    list: 'insight.adjustments',
    title: title('case.adjustments'),
    columns: adjustments,
    page: pagesOf(cases.listAdjustmentCases),
  }),
]
