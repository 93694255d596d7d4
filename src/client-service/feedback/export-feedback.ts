import { exportEntrance } from '#organisation/index.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { complaintOutcomeTerms, feedbackKindTerms, feedbackStateTerms } from '../terms.ts'
import { exportFeedbackEndpoint, type Feedback } from './contract.ts'
import { type FeedbackWanted, feedbackPage } from './receive-feedback.ts'

const columns: SheetColumn<Feedback>[] = [
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.clientName, width: 30 },
  { key: 'about', title: { zh: '关于', en: 'About' }, cell: (one) => one.subjectTitle, width: 30 },
  {
    key: 'kind',
    title: { zh: '类别', en: 'Kind' },
    cell: (one, language) => inOne(feedbackKindTerms[one.kind], language),
  },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    cell: (one, language) => inOne(feedbackStateTerms[one.state], language),
    width: 22,
  },
  {
    key: 'text',
    title: { zh: '客户怎么说', en: 'What was said' },
    cell: (one) => one.text,
    width: 60,
  },
  { key: 'saidBy', title: { zh: '谁说的', en: 'Said by' }, cell: (one) => one.saidBy },
  {
    key: 'handler',
    title: { zh: '处理人', en: 'Handler' },
    cell: (one) => one.handler?.name ?? null,
  },
  {
    key: 'receivedBy',
    title: { zh: '登记人', en: 'Received by' },
    cell: (one) => one.receivedBy?.name ?? null,
  },
  {
    key: 'received',
    title: { zh: '收到时间', en: 'Received' },
    cell: (one) => ({ instant: one.receivedAt }),
    width: 18,
  },
  {
    key: 'acknowledged',
    title: { zh: '确认收到时间', en: 'Acknowledged' },
    cell: (one) => one.acknowledgedAt && { instant: one.acknowledgedAt },
    width: 18,
  },
  {
    key: 'resolved',
    title: { zh: '解决时间', en: 'Resolved' },
    cell: (one) => one.resolvedAt && { instant: one.resolvedAt },
    width: 18,
  },
  {
    key: 'solution',
    title: { zh: '解决办法', en: 'Solution' },
    cell: (one) => one.solution,
    width: 60,
  },
  {
    key: 'outcome',
    title: { zh: '投诉认定', en: 'Outcome of the complaint' },
    cell: (one, language) =>
      one.complaintOutcome && inOne(complaintOutcomeTerms[one.complaintOutcome], language),
  },
  {
    key: 'reopened',
    title: { zh: '重新处理次数', en: 'Times reopened' },
    cell: (one) => one.timesReopened,
  },
]

export const exportingFeedback = exportEntrance<FeedbackWanted, Feedback>({
  endpoint: exportFeedbackEndpoint,
  list: 'feedback',
  title: { zh: '反馈', en: 'Feedback' },
  columns,
  page: feedbackPage,
})
