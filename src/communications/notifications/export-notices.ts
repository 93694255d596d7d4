import { exportEntrance } from '#organisation/index.ts'
import { fromScreen, inOne, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportNoticesEndpoint, type Notice } from './contract.ts'
import type { NotificationParts } from './parts.ts'
import { noticePage, type NoticesWanted } from './read-notices.ts'
import { noticeWords } from './web/words.ts'

const { said, choice } = fromScreen(noticeWords)
const yes = { zh: '是', en: 'yes' }

const columns: SheetColumn<Notice>[] = [
  { key: 'at', title: { zh: '时间', en: 'Time' }, cell: (one) => ({ instant: one.at }), width: 18 },
  {
    key: 'kind',
    title: { zh: '提醒', en: 'Notice' },
    cell: choice((one) => `kind.${one.kind}`),
    width: 24,
  },
  {
    key: 'subject',
    title: { zh: '对象', en: 'About' },
    cell: ({ subject, ofImport }, language) => {
      const first = subject.name ?? said(`subjectKind.${subject.kind}`, language)
      return ofImport ? said('ofImport', language, { first }) : first
    },
    width: 30,
  },
  {
    key: 'title',
    title: { zh: '承诺', en: 'Promise' },
    cell: (one, language) => one.title && inOne(one.title, language),
    width: 30,
  },
  {
    key: 'due',
    title: { zh: '到期时间', en: 'Due' },
    cell: (one) => one.dueAt && { instant: one.dueAt },
    width: 18,
  },
  {
    key: 'settled',
    title: { zh: '已处理', en: 'Dealt with' },
    cell: (one, language) => (one.settled ? inOne(yes, language) : ''),
  },
  {
    key: 'insteadOf',
    title: { zh: '代谁', en: 'In place of' },
    cell: (one) => one.insteadOf?.name ?? null,
  },
  {
    key: 'read',
    title: { zh: '已读', en: 'Read' },
    cell: (one, language) => (one.read ? inOne(yes, language) : ''),
  },
]

export const exportingNotices = (parts: NotificationParts) =>
  exportEntrance<NoticesWanted, Notice>({
    endpoint: exportNoticesEndpoint,
    list: 'notices',
    title: { zh: '提醒', en: 'Notices' },
    columns,
    page: noticePage(parts),
  })
