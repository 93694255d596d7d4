import './received.css'
import { useExporting } from '#organisation/web/index.ts'
import {
  EmptyPage,
  ExportMenu,
  Note,
  PageHead,
  useLanguage,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { exportReceived } from '../../received/contract.ts'
import { useReceived } from './reading.ts'
import { MailItem } from './mail-item.tsx'
import { useReceivedMails } from './mails.ts'
import { ReceivedItem } from './received-item.tsx'
import { canReceive } from './store.ts'
import { receivedWords } from './words.ts'

/** Mails that were dropped and what was shared from the telephone: each waits here until it is said whose it is. */
export default function ReceivedPage() {
  const say = useWords(receivedWords)
  const language = useLanguage()
  const [url] = useUrl()
  const received = useReceived()
  const mails = useReceivedMails()
  const exporting = useExporting(exportReceived)
  const read = received.items && mails
  return (
    <>
      <PageHead
        title={say('title')}
        acts={mails && mails.length > 0 && <ExportMenu exporting={exporting} />}
      />
      <div className="rc-list">
        {url.failed && (
          <Note tone="due" title={say('failed')}>
            {say('failedWhy')}
          </Note>
        )}
        {!read && <Waiting />}
        {read && received.items?.length === 0 && mails.length === 0 && (
          <EmptyPage icon="share" title={say('empty')}>
            {[say(canReceive() ? 'emptyWhy' : 'unsafe'), say('emptyMail')].join(
              language === 'en' ? ' ' : '',
            )}
          </EmptyPage>
        )}
        {mails?.map((mail, at) => (
          <MailItem key={mail.id} mail={mail} first={at === 0} />
        ))}
        {received.items?.map((item, at) => (
          <ReceivedItem
            key={item.key}
            item={item}
            received={received}
            first={at === 0 && mails?.length === 0}
          />
        ))}
      </div>
    </>
  )
}
