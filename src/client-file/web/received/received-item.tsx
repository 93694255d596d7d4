import { useCallback, useId, useState } from 'react'
import { filesOfNote, noteSources } from '#client-service/contract.ts'
import { noteWords } from '#client-service/web/index.ts'
import { Act, ActNote, Icon, Select, toast, useSaying, useWords } from '#ui/index.ts'
import { longestNote } from '../../received/contract.ts'
import { ItemText } from './item-text.tsx'
import { useKeepFor } from './keep-for.ts'
import type { useReceived } from './reading.ts'
import type { Received } from './store.ts'
import { WhoseIsIt } from './whose-is-it.tsx'
import { receivedWords } from './words.ts'

type Source = (typeof noteSources)[number]

/** What it most likely is; whoever shared it may say otherwise. */
function sourceOf({ files, text }: Received): Source {
  const all = (kind: string) => files.length > 0 && files.every(({ type }) => type.startsWith(kind))
  if (all('audio/')) return 'voice'
  if (all('image/') && text === '') return 'picture'
  return 'chat'
}

/** One thing that was shared: look, mend, say whose it is. */
export function ReceivedItem({
  item,
  received,
  first,
}: {
  item: Received
  /** The latest clients stand below it at once, below the others when they are searched. */
  first: boolean
  received: ReturnType<typeof useReceived>
}) {
  const say = useWords(receivedWords)
  const sayNote = useWords(noteWords)
  const saying = useSaying()
  const id = useId()
  const [text, setText] = useState(item.text)
  const [source, setSource] = useState<Source>(sourceOf(item))
  const { keep, act, problem, busyFor } = useKeepFor(item, received)
  const over = text.length - longestNote
  const beyond = item.files.length - filesOfNote
  const discard = async () => {
    await received.forget(item)
    toast(say('discarded'), { undo: () => received.putBack({ ...item, text }) })
  }
  return (
    <article className="rc-item" aria-labelledby={`${id}-at`}>
      <p className="rc-head">
        <span id={`${id}-at`} className="cv-meta">
          {say('at', { time: saying.moment(item.at, true) })}
        </span>
        <Act icon="trash" onClick={() => void discard()}>
          {say('discard')}
        </Act>
      </p>
      <ItemText
        id={`${id}-text`}
        value={text}
        over={over}
        onChange={setText}
        onLeave={() => text !== item.text && void received.putBack({ ...item, text })}
      />
      {item.files.map((file, at) => (
        <SharedFile
          key={`${file.name} ${at}`}
          file={file}
          onRemove={() =>
            void received.putBack({ ...item, text, files: item.files.filter((_, n) => n !== at) })
          }
        />
      ))}
      {beyond > 0 && (
        <p className="cv-meta">{say('tooMany', { most: filesOfNote, count: beyond })}</p>
      )}
      <p className="rc-source">
        <label htmlFor={`${id}-source`}>{say('source')}</label>
        <Select
          id={`${id}-source`}
          value={source}
          onChange={setSource}
          options={noteSources.map((value) => ({ value, label: sayNote(`sources.${value}`) }))}
        />
      </p>
      <ActNote act={act} />
      {problem && (
        <p className="cv-overdue" role="alert">
          {problem}
        </p>
      )}
      <WhoseIsIt
        first={first}
        disabled={over > 0 || (text.trim() === '' && item.files.length === 0)}
        busyFor={busyFor}
        onChoose={(subject) => void keep(subject, { text, source })}
      />
    </article>
  )
}

function SharedFile({ file, onRemove }: { file: File; onRemove: () => void }) {
  const say = useWords(receivedWords)
  const show = useCallback(
    (picture: HTMLImageElement) => {
      const address = URL.createObjectURL(file)
      picture.src = address
      return () => URL.revokeObjectURL(address)
    },
    [file],
  )
  return (
    <div className="rc-file">
      {/^image\/(png|jpeg|gif|webp)$/.test(file.type) && <img ref={show} alt={file.name} />}
      <span>{file.name}</span>
      <button
        type="button"
        className="cv-act"
        aria-label={say('remove', { name: file.name })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
