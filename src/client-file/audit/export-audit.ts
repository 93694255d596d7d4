import type { KeeperParts } from '#charter/index.ts'
import { exportEntrance } from '#organisation/index.ts'
import { type InBoth, inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { type AuditEntry, exportAuditEndpoint } from './contract.ts'
import { type AuditWanted, auditPage } from './read-audit.ts'

const kindTerms: Record<AuditEntry['subject']['kind'], InBoth> = {
  firm: { zh: '律所', en: 'Firm' },
  lead: { zh: '潜在客户', en: 'Lead' },
  client: { zh: '客户', en: 'Client' },
  engagement: { zh: '委托', en: 'Engagement' },
}
const actorTerms: Record<AuditEntry['actorKind'], InBoth> = {
  person: { zh: '人员', en: 'Person' },
  system: { zh: '系统', en: 'The system' },
  public: { zh: '来访者', en: 'A visitor' },
}

const columns: SheetColumn<AuditEntry>[] = [
  { key: 'number', title: { zh: '编号', en: 'Number' }, cell: (one) => one.id },
  { key: 'at', title: { zh: '时间', en: 'Time' }, cell: (one) => ({ instant: one.at }), width: 18 },
  {
    key: 'actor',
    title: { zh: '谁', en: 'Who' },
    cell: (one, language) => one.actor?.name ?? inOne(actorTerms[one.actorKind], language),
  },
  { key: 'type', title: { zh: '事件', en: 'Event' }, cell: (one) => one.type, width: 28 },
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
  { key: 'clause', title: { zh: '条款', en: 'Clause' }, cell: (one) => one.clause },
  {
    key: 'facts',
    title: { zh: '内容', en: 'Facts' },
    cell: (one) => JSON.stringify(one.data),
    width: 60,
  },
]

export const exportingAudit = (parts: KeeperParts) =>
  exportEntrance<AuditWanted, AuditEntry>({
    endpoint: exportAuditEndpoint,
    list: 'events',
    title: { zh: '操作记录', en: 'Log' },
    columns,
    page: auditPage(parts),
  })
