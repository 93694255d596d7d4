import type { Entrance } from '#access/index.ts'
import { exportEntrance, onePage } from '#organisation/index.ts'
import { fromScreen, listedIn, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportReceived, type ReceivedMail } from './received/contract.ts'
import { listReceived } from './received/received.ts'
import { receivedWords } from './web/received/words.ts'

const { title, said } = fromScreen(receivedWords)

const columns: SheetColumn<ReceivedMail>[] = [
  {
    key: 'subject',
    title: { zh: '主题', en: 'Subject' },
    cell: (one, language) => one.subject || said('noSubject', language),
    width: 30,
  },
  { key: 'sender', title: title('sender'), cell: (one) => one.sender, width: 30 },
  {
    key: 'sent',
    title: { zh: '发出时间', en: 'Sent' },
    cell: (one) => one.sentAt && { instant: one.sentAt },
    width: 18,
  },
  {
    key: 'received',
    title: { zh: '收到时间', en: 'Received' },
    cell: (one) => ({ instant: one.receivedAt }),
    width: 18,
  },
  { key: 'text', title: title('text'), cell: (one) => one.text, width: 60 },
  {
    key: 'files',
    title: { zh: '附件', en: 'Attachments' },
    cell: (one, language) =>
      listedIn(
        one.files.map((file) => file.name),
        language,
      ),
    width: 30,
  },
  {
    key: 'suggested',
    title: title('suggested'),
    cell: (one, language) =>
      listedIn(
        one.suggested.map((subject) => subject.name),
        language,
      ),
    width: 30,
  },
]

/** The mails that wait for me as a file; what was shared stays in the browser until it is kept. */
export const exportEntrances: Entrance[] = [
  exportEntrance<object, ReceivedMail>({
    endpoint: exportReceived,
    list: 'received',
    title: title('title'),
    columns,
    page: onePage(async (work) => (await listReceived(work)).items),
  }),
]
