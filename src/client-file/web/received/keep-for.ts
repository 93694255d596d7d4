import { useRef, useState } from 'react'
import {
  filesOfNote,
  largestFile,
  type noteSources,
  recordNoteEndpoint,
  uploadFileEndpoint,
  withdrawNoteEndpoint,
} from '#client-service/contract.ts'
import { serviceWords } from '#client-service/web/index.ts'
import { toast, upload, useAct, useWords } from '#ui/index.ts'
import type { FoundSubject } from '../found.ts'
import type { useReceived } from './reading.ts'
import type { Received } from './store.ts'
import { receivedWords } from './words.ts'

interface Said {
  text: string
  source: (typeof noteSources)[number]
}

/** Keeps something shared as a note of a client; it leaves the telephone only when the server has it. */
export function useKeepFor(item: Received, received: ReturnType<typeof useReceived>) {
  const say = useWords(receivedWords)
  const made = useRef<string>(undefined)
  const record = useAct(recordNoteEndpoint, {
    words: serviceWords,
    refresh: ['notes', 'timeline'],
    onDone: ({ id }) => {
      made.current = id
    },
  })
  const withdraw = useAct(withdrawNoteEndpoint, { refresh: ['notes', 'timeline'] })
  const [busyFor, setBusyFor] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // What has arrived need not be sent again when a later step failed.
  const sent = useRef(new Map<string, string>())

  async function send(file: File, at: number, subjectId: string): Promise<string> {
    const key = `${subjectId} ${at} ${file.name}`
    const known = sent.current.get(key)
    if (known) return known
    const { id } = await upload(uploadFileEndpoint, { subjectId }, file, () => {})
    sent.current.set(key, id)
    return id
  }

  async function keep({ id: subjectId, name }: FoundSubject, { text, source }: Said) {
    if (busyFor) return
    setProblem(null)
    if (item.files.some(({ size }) => size > largestFile)) return setProblem(say('fileTooLarge'))
    setBusyFor(name)
    const now = item.files.slice(0, filesOfNote)
    const rest = item.files.slice(filesOfNote)
    const back = { ...item, text }
    try {
      const fileIds: string[] = []
      for (const [at, file] of now.entries()) fileIds.push(await send(file, at, subjectId))
      const body = { subjectId, source, text, fileIds }
      made.current = undefined
      await record.run({ body })
      const noteId = made.current
      if (!noteId) return
      await (rest.length > 0
        ? received.putBack({ ...item, text: '', files: rest })
        : received.forget(item))
      toast(say('done', { name }), {
        undo: async () => {
          if (!(await withdraw.run({ params: { id: noteId } }))) return
          await received.putBack(back)
          toast(say('undone'), { tone: 'plain' })
        },
      })
    } catch {
      setProblem(say('fileFailed'))
    } finally {
      setBusyFor(null)
    }
  }

  return { keep, act: record, problem, busyFor }
}
