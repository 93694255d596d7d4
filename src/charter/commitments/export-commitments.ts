import type { SubjectKind } from '#access/index.ts'
import { exportEntrance } from '#organisation/index.ts'
import { type InBoth, inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import {
  type CommitmentStatus,
  type CommitmentView,
  exportCommitmentsEndpoint,
} from './contract.ts'
import type { KeeperParts } from './keep.ts'
import { type CommitmentsWanted, commitmentPage } from './read.ts'

const statusTerms: Record<CommitmentStatus, InBoth> = {
  scheduled: { zh: '未开始', en: 'Scheduled' },
  open: { zh: '进行中', en: 'Open' },
  paused: { zh: '暂停', en: 'Paused' },
  kept: { zh: '已履行', en: 'Kept' },
  kept_late: { zh: '逾期履行', en: 'Kept late' },
  excused: { zh: '已免除', en: 'Excused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}
const kindTerms: Record<SubjectKind, InBoth> = {
  firm: { zh: '律所', en: 'Firm' },
  lead: { zh: '潜在客户', en: 'Lead' },
  client: { zh: '客户', en: 'Client' },
  engagement: { zh: '委托', en: 'Engagement' },
}

const columns: SheetColumn<CommitmentView>[] = [
  { key: 'clause', title: { zh: '条款', en: 'Clause' }, cell: (one) => one.clause },
  {
    key: 'title',
    title: { zh: '承诺', en: 'Promise' },
    cell: (one, language) => inOne(one.title, language),
    width: 30,
  },
  {
    key: 'kind',
    title: { zh: '对象类型', en: 'Kind' },
    cell: (one, language) => inOne(kindTerms[one.subject.kind], language),
  },
  {
    key: 'subject',
    title: { zh: '对象', en: 'About' },
    cell: (one) => one.subject.name,
    width: 30,
  },
  { key: 'owner', title: { zh: '负责人', en: 'Owner' }, cell: (one) => one.owner.name },
  {
    key: 'status',
    title: { zh: '状态', en: 'Status' },
    cell: (one, language) => inOne(statusTerms[one.status], language),
  },
  {
    key: 'overdue',
    title: { zh: '逾期', en: 'Overdue' },
    cell: (one, language) => (one.overdue ? inOne({ zh: '是', en: 'yes' }, language) : ''),
  },
  {
    key: 'due',
    title: { zh: '到期时间', en: 'Due' },
    cell: (one) => ({ instant: one.dueAt }),
    width: 18,
  },
  {
    key: 'escalated',
    title: { zh: '已升级给', en: 'Escalated to' },
    cell: (one) => one.escalatedTo?.name ?? null,
  },
  {
    key: 'closed',
    title: { zh: '了结时间', en: 'Closed' },
    cell: (one) => one.closedAt && { instant: one.closedAt },
    width: 18,
  },
]

export const exportingCommitments = (parts: KeeperParts) =>
  exportEntrance<CommitmentsWanted, CommitmentView>({
    endpoint: exportCommitmentsEndpoint,
    list: 'commitments',
    title: { zh: '承诺', en: 'Commitments' },
    columns,
    page: commitmentPage(parts),
  })
