import { useId, useState } from 'react'
import { Act, ActNote, Dotted, Icon, toast, useAct, useSaying, useWords } from '#ui/index.ts'
import {
  discardReceivedEndpoint,
  longestNote,
  putReceivedEndpoint,
  type ReceivedMail,
  returnReceivedEndpoint,
} from '../../received/contract.ts'
import type { FoundSubject } from '../found.ts'
import { ItemText } from './item-text.tsx'
import { WhoseIsIt } from './whose-is-it.tsx'
import { receivedWords } from './words.ts'

const refresh = ['received-mails', 'notes', 'timeline']

/** One mail that was dropped: read it, leave out what need not be kept, say whose it is. */
export function MailItem({ mail, first }: { mail: ReceivedMail; first: boolean }) {
  const say = useWords(receivedWords)
  const saying = useSaying()
  const id = useId()
  const subject = mail.subject || say('noSubject')
  const whole = say('noteText', { subject, sender: mail.sender, text: mail.text })
  const [text, setText] = useState(whole.trim().slice(0, longestNote))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const files = mail.files.filter((file) => !left.has(file.id))
  const words = receivedWords
  const comeBack = useAct(returnReceivedEndpoint, { words, refresh, done: say('undone') })
  const put = useAct(putReceivedEndpoint, { words, refresh })
  const discard = useAct(discardReceivedEndpoint, { words, refresh })
  const params = { id: mail.id }
  const undo = () => comeBack.run({ params })
  const putWith = async ({ id: subjectId, name }: FoundSubject) => {
    const fileIds = files.map((file) => file.id)
    const body = { subjectId, text, fileIds }
    if (await put.run({ params, body })) toast(say('done', { name }), { undo })
  }
  const throwAway = async () => {
    if (await discard.run({ params })) toast(say('discarded'), { undo })
  }
  const over = text.length - longestNote
  return (
    <article className="rc-item" aria-labelledby={`${id}-subject`}>
      <div className="rc-head">
        <h2 id={`${id}-subject`} className="rc-subject">
          <Icon name="mail" />
          {subject}
        </h2>
        <Act icon="trash" onClick={() => void throwAway()}>
          {say('discard')}
        </Act>
      </div>
      <p className="cv-meta">
        <Dotted
          facts={[
            `${say('sender')} ${mail.sender || '—'}`,
            ...(mail.sentAt ? [`${say('sentAt')} ${saying.moment(mail.sentAt, true)}`] : []),
            say('at', { time: saying.moment(mail.receivedAt, true) }),
          ]}
        />
      </p>
      {!mail.fromOwner && <p className="cv-due">{say('notOwn')}</p>}
      <ItemText id={`${id}-text`} value={text} onChange={setText} over={over} />
      {files.map((file) => (
        <div key={file.id} className="rc-file">
          <a href={`/api/received-files/${file.id}`} download={file.name}>
            {file.name}
          </a>
          <button
            type="button"
            className="cv-act"
            aria-label={say('remove', { name: file.name })}
            onClick={() => setLeft((before) => new Set([...before, file.id]))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <ActNote act={put} />
      <ActNote act={discard} />
      <WhoseIsIt
        first={first}
        suggested={mail.suggested}
        disabled={over > 0 || put.busy || (text.trim() === '' && files.length === 0)}
        busyFor={null}
        onChoose={(one) => void putWith(one)}
      />
    </article>
  )
}
