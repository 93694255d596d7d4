import { type ClipboardEvent, useEffect, useRef, useState } from 'react'
import { Act, Icon, upload, useWords } from '#ui/index.ts'
import { filesOfNote, largestFile, uploadFileEndpoint } from '../../contract.ts'
import type { SentFile } from '../panel/file-field.tsx'
import { Heard } from './heard.tsx'
import { noteWords } from './words.ts'

type State = 'ready' | 'sending' | 'failed' | 'tooLarge'

/** Files of a note: chosen, pasted or spoken; each is sent at once and the form keeps its id. */
export function useAttachments(
  subjectId: string,
  value: SentFile[],
  onChange: (files: SentFile[]) => void,
) {
  const [state, setState] = useState<State>('ready')
  const add = async (files: File[]) => {
    const wanted = files.slice(0, filesOfNote - value.length)
    if (wanted.length === 0) return
    if (wanted.some((file) => file.size > largestFile)) return setState('tooLarge')
    setState('sending')
    try {
      const sent: SentFile[] = []
      for (const file of wanted) {
        const { id, name, mediaType } = await upload(
          uploadFileEndpoint,
          { subjectId },
          file,
          () => {},
        )
        sent.push({ id, name, mediaType })
      }
      onChange([...value, ...sent])
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return { state, add, remove: (id: string) => onChange(value.filter((one) => one.id !== id)) }
}

/** Pictures in what is pasted; text goes its usual way. */
export function picturesIn(event: ClipboardEvent, name: string): File[] {
  const files = [...event.clipboardData.files].filter(({ type }) => type.startsWith('image/'))
  return files.map((file) => new File([file], file.name || name, { type: file.type }))
}

export function Attachments({
  value = [],
  attaching: { state, add, remove },
}: {
  value?: SentFile[]
  attaching: ReturnType<typeof useAttachments>
}) {
  const say = useWords(noteWords)
  return (
    <div className="sv-notes-files">
      {value.map(({ id, name, mediaType = '' }) => (
        <p key={id} className="sv-file">
          {name}
          <Heard id={id} name={name} mediaType={mediaType} />
          <button
            type="button"
            className="cv-act"
            aria-label={say('remove', { name })}
            onClick={() => remove(id)}
          >
            <Icon name="close" />
          </button>
        </p>
      ))}
      {value.length < filesOfNote && (
        <p className="sv-notes-add">
          <label className="sv-file-choose">
            <Icon name="upload" />
            {say('addFile')}
            <input
              type="file"
              multiple
              accept="image/*,audio/*,application/pdf,.doc,.docx,.txt"
              onChange={(event) => {
                void add([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
          </label>
          <Recorder onSpoken={(file) => void add([file])} />
        </p>
      )}
      <output className={state === 'sending' ? 'cv-meta' : 'cv-overdue'}>
        {state === 'sending' && say('sending')}
        {state === 'failed' && say('failed')}
        {state === 'tooLarge' && say('tooLarge')}
      </output>
    </div>
  )
}

/** Longest voice message, in seconds. */
const longest = 300

/** Why nothing can be recorded. */
type Trouble = 'refused' | 'none' | 'busy' | 'unsafe'

function troubleOf(error: unknown): Trouble {
  const { name } = error as DOMException
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'refused'
}

/** Speaks a note where the browser can record. */
function Recorder({ onSpoken }: { onSpoken: (file: File) => void }) {
  const say = useWords(noteWords)
  const recorder = useRef<MediaRecorder>(undefined)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const recording = seconds !== null
  useEffect(() => {
    if (!recording) return
    const tick = setInterval(() => setSeconds((past) => (past ?? 0) + 1), 1_000)
    const end = setTimeout(() => recorder.current?.stop(), longest * 1_000)
    return () => {
      clearInterval(tick)
      clearTimeout(end)
    }
  }, [recording])
  useEffect(() => () => recorder.current?.stream.getTracks().forEach((track) => track.stop()), [])
  if (typeof MediaRecorder === 'undefined') return null
  const begin = async () => {
    // Over plain HTTP a browser lets nobody listen.
    if (!isSecureContext) return setTrouble('unsafe')
    setTrouble(null)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const parts: Blob[] = []
      const one = new MediaRecorder(stream)
      one.addEventListener('dataavailable', ({ data }) => parts.push(data))
      one.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop()
        setSeconds(null)
        onSpoken(new File(parts, say('voiceName'), { type: one.mimeType }))
      })
      recorder.current = one
      one.start()
      setSeconds(0)
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  if (recording)
    return <Act onClick={() => recorder.current?.stop()}>{say('stop', { seconds })}</Act>
  return (
    <>
      <Act icon="voice" onClick={() => void begin()}>
        {say('record')}
      </Act>
      <output className="cv-overdue">{trouble && say(`microphone.${trouble}`)}</output>
    </>
  )
}
