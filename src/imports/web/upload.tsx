import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '#platform/http/client.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { Icon, Note, sayProblem, useSaying, useWords } from '#ui/index.ts'
import { uploadImportFile, type Kind as ImportKind } from '../contract.ts'
import { importWords } from './words.ts'

/** Sends a spreadsheet and goes to how it would be read: the button, and what is said of it. */
export function useUpload(kind: ImportKind) {
  const say = useWords(importWords)
  const saying = useSaying()
  const navigate = useNavigate()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    setShare(0)
    const sent = await send(kind, file, setShare)
    setShare(null)
    if ('id' in sent) return void navigate({ to: `/imports/${sent.id}` as never })
    const [first] = sent.fields
    setProblem(first ? sayProblem(first, importWords) : say('failed'))
  }
  const button = (
    <label className="im-drop">
      <Icon name="upload" />
      <span>{say(`choose.${kind}`)}</span>
      <input
        type="file"
        accept=".xlsx,.csv"
        disabled={share !== null}
        aria-describedby="import-help"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </label>
  )
  const told = (
    <div className="im-upload">
      <p>{say(`hint.${kind}`)}</p>
      {problem && <Note tone="due" title={problem} />}
      <p id="import-help" className="cv-meta" role="status">
        {share === null && say('chooseWhy')}
        {share !== null && share < 1 && say('uploading', { percent: saying.rate(share, 0) })}
        {share === 1 && say('reading')}
      </p>
    </div>
  )
  return { button, told }
}

type Sent = { id: string } | { fields: FieldProblem[] }

/** An upload that tells how far it is, which `fetch` cannot. */
function send(kind: ImportKind, file: File, onShare: (share: number) => void): Promise<Sent> {
  return new Promise((done) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(uploadImportFile, { query: { kind } }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-covenant-client', 'web')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0)
    request.upload.onload = () => onShare(1)
    request.onload = () => done(answerOf(request))
    request.onerror = () => done({ fields: [] })
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}

function answerOf(request: XMLHttpRequest): Sent {
  try {
    const body = JSON.parse(request.responseText) as {
      id?: string
      error?: { fields?: FieldProblem[] }
    }
    return body.id ? { id: body.id } : { fields: body.error?.fields ?? [] }
  } catch {
    return { fields: [] }
  }
}
