import { exportEntrance } from '#organisation/index.ts'
import { inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { contactKindTerms, contactStateTerms } from '../terms.ts'
import { exportPlannedContactsEndpoint, type PlannedContact } from './contract.ts'
import { type ContactsWanted, contactPage } from './list-contacts.ts'

const columns: SheetColumn<PlannedContact>[] = [
  { key: 'client', title: { zh: '客户', en: 'Client' }, cell: (one) => one.client.name, width: 30 },
  {
    key: 'kind',
    title: { zh: '联系', en: 'Contact' },
    cell: (one, language) => inOne(contactKindTerms[one.kind], language),
  },
  {
    key: 'occasion',
    title: { zh: '缘由', en: 'Occasion' },
    cell: (one) => one.occasion,
    width: 24,
  },
  { key: 'day', title: { zh: '日期', en: 'Day' }, cell: (one) => ({ day: one.plannedOn }) },
  { key: 'owner', title: { zh: '负责人', en: 'Owner' }, cell: (one) => one.owner.name },
  {
    key: 'state',
    title: { zh: '状态', en: 'State' },
    cell: (one, language) => inOne(contactStateTerms[one.state], language),
  },
  { key: 'note', title: { zh: '备注', en: 'Note' }, cell: (one) => one.note, width: 40 },
  {
    key: 'settled',
    title: { zh: '了结时间', en: 'Settled' },
    cell: (one) => one.settledAt && { instant: one.settledAt },
    width: 18,
  },
  {
    key: 'cancellation',
    title: { zh: '取消原因', en: 'Why cancelled' },
    cell: (one) => one.cancellationReason,
    width: 30,
  },
]

export const exportingContacts = exportEntrance<ContactsWanted, PlannedContact>({
  endpoint: exportPlannedContactsEndpoint,
  list: 'planned_contacts',
  title: { zh: '计划联系', en: 'Planned contacts' },
  columns,
  page: contactPage,
})
