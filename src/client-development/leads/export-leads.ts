import { promiseColumn, type WithPromise, withNextPromise } from '#charter/index.ts'
import { customColumnsOf, customFieldsAmong } from '#forms/index.ts'
import { exportEntrance, practiceAreaTerms } from '#organisation/index.ts'
import { sayPhone, sayName } from '#platform/i18n/format.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { stageTerms, urgencyTerms } from '../terms.ts'
import { exportLeads, type LeadCard } from './contract.ts'
import { type LeadsWanted, leadPage } from './list-leads.ts'

/** The columns of the screen under the same keys, and what a card knows besides. */
const columns: SheetColumn<LeadCard & WithPromise>[] = [
  { key: 'name', title: { zh: '潜在客户', en: 'Lead' }, cell: (lead) => lead.name, width: 24 },
  {
    key: 'organisation',
    title: { zh: '单位', en: 'Organisation' },
    cell: (lead) => lead.organisation,
    width: 28,
  },
  { key: 'contact', title: { zh: '联系人', en: 'Contact' }, cell: (lead) => lead.contactName },
  {
    key: 'phone',
    title: { zh: '电话', en: 'Telephone' },
    cell: (lead) => phoneOf(lead.phone),
    width: 18,
  },
  {
    key: 'stage',
    title: { zh: '阶段', en: 'Stage' },
    cell: (lead, language) => inOne(stageTerms[lead.stage], language),
  },
  {
    key: 'promise',
    title: { zh: '最近到期', en: 'Next due' },
    cell: (lead) => lead.nextDueAt && { instant: lead.nextDueAt },
    width: 18,
  },
  promiseColumn,
  {
    key: 'specialist',
    title: { zh: '客户服务专员', en: 'Specialist' },
    cell: (lead) => lead.specialist?.name ?? null,
  },
  {
    key: 'assessor',
    title: { zh: '评估律师', en: 'Assessing lawyer' },
    cell: (lead) => lead.assessor?.name ?? null,
  },
  {
    key: 'department',
    title: { zh: '部门', en: 'Department' },
    cell: (lead, language) => lead.department && sayName(lead.department, language),
  },
  {
    key: 'channel',
    title: { zh: '渠道', en: 'Channel' },
    cell: (lead, language) => lead.channel && sayName(lead.channel, language),
  },
  {
    key: 'campaign',
    title: { zh: '推广活动', en: 'Campaign' },
    cell: (lead) => lead.campaign?.name ?? null,
    width: 20,
  },
  {
    key: 'referrer',
    title: { zh: '推荐人', en: 'Referred by' },
    cell: (lead) => lead.referrerClient?.name ?? lead.referrerName,
  },
  {
    key: 'area',
    title: { zh: '业务领域', en: 'Practice area' },
    cell: (lead, language) =>
      lead.practiceArea && inOne(practiceAreaTerms[lead.practiceArea], language),
  },
  {
    key: 'urgency',
    title: { zh: '紧急程度', en: 'Urgency' },
    cell: (lead, language) => inOne(urgencyTerms[lead.urgency], language),
  },
  {
    key: 'amount',
    title: { zh: '预估标的额（元）', en: 'Estimated amount (CNY)' },
    cell: (lead) => lead.estimatedAmount && { money: lead.estimatedAmount },
    width: 18,
  },
  { key: 'region', title: { zh: '地区', en: 'Region' }, cell: (lead) => lead.region },
  {
    key: 'need',
    title: { zh: '法律需求', en: 'Legal need' },
    cell: (lead) => lead.need,
    width: 60,
  },
  {
    key: 'nextStep',
    title: { zh: '下一步', en: 'Next step' },
    cell: (lead) => lead.nextStep,
    width: 30,
  },
  {
    key: 'nextStepOn',
    title: { zh: '下一步日期', en: 'Day of the next step' },
    cell: (lead) => lead.nextStepOn && { day: lead.nextStepOn },
  },
  {
    key: 'snoozed',
    title: { zh: '暂缓至', en: 'Snoozed until' },
    cell: (lead) => lead.snoozedUntil && { day: lead.snoozedUntil },
  },
  {
    key: 'received',
    title: { zh: '收到日期', en: 'Received on' },
    cell: (lead) => ({ day: lead.receivedOn }),
  },
  {
    key: 'registered',
    title: { zh: '登记时间', en: 'Registered' },
    cell: (lead) => ({ instant: lead.createdAt }),
    width: 18,
  },
  {
    key: 'activity',
    title: { zh: '最近动态', en: 'Last activity' },
    cell: (lead) => ({ instant: lead.lastActivityAt }),
    width: 18,
  },
]

/** Mainland numbers as people write them; with `+86` a spreadsheet program takes them for a sum. */
const phoneOf = (phone: string | null): string | null =>
  phone && sayPhone(phone).replaceAll(' ', '')

const exporting = exportEntrance<LeadsWanted, LeadCard & WithPromise>({
  endpoint: exportLeads,
  list: 'leads',
  title: { zh: '潜在客户', en: 'Leads' },
  columns: async (work) => [...columns, ...(await customColumnsOf(work, 'lead'))],
  page: async (work, wanted, after, size, keys) => {
    const fields = customFieldsAmong(keys)
    const page = await leadPage(work, { ...wanted, fields }, after, size)
    return withNextPromise(work, page, keys)
  },
})

export const entrances = [exporting]
