import { useState } from 'react'
import { addressOf } from '#platform/http/client.ts'
import { Act, Icon, useSaying, useWords } from '#ui/index.ts'
import { largestFile, type StoredFile, uploadFileEndpoint } from '../../contract.ts'
import { serviceWords } from '../words.ts'

/** A file that has been sent already; a form keeps only this. */
export interface SentFile {
  id: string
  name: string
}

type Sending = { share: number } | { problem: 'failed' | 'tooLarge' } | null

/** Sends a chosen file at once and shows how far it is; the form sends only its id. */
export function FileField({
  id,
  subjectId,
  value,
  onChange,
}: {
  id?: string
  subjectId: string
  value?: SentFile | null
  onChange?: (file: SentFile | null) => void
}) {
  const say = useWords(serviceWords)
  const saying = useSaying()
  const [sending, setSending] = useState<Sending>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largestFile) return setSending({ problem: 'tooLarge' })
    setSending({ share: 0 })
    try {
      const stored = await sendFile(subjectId, file, (share) => setSending({ share }))
      setSending(null)
      onChange?.({ id: stored.id, name: stored.name })
    } catch {
      setSending({ problem: 'failed' })
    }
  }
  if (value) {
    return (
      <p className="sv-file">
        {say('file.there', { name: value.name })}
        <Act onClick={() => onChange?.(null)}>{say('file.remove')}</Act>
      </p>
    )
  }
  return (
    <div className="sv-file">
      <label className="sv-file-choose">
        <Icon name="upload" />
        {say('file.chooseAct')}
        <input
          id={id}
          type="file"
          aria-describedby={id && `${id}-say`}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      <output id={id && `${id}-say`} className="cv-meta">
        {sending === null && say('file.choose')}
        {sending &&
          'share' in sending &&
          say('file.sending', { percent: saying.rate(sending.share, 0) })}
        {sending && 'problem' in sending && (
          <span className="cv-overdue">{say(`file.${sending.problem}`)}</span>
        )}
      </output>
    </div>
  )
}

/** An upload that tells how far it is, which `fetch` cannot. */
export function sendFile(
  subjectId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<StoredFile> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(uploadFileEndpoint, { query: { subjectId } }))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-covenant-client', 'web')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onShare(total ? loaded / total : 0),
    )
    request.addEventListener('load', () =>
      request.status < 300
        ? done(JSON.parse(request.responseText) as StoredFile)
        : fail(new Error(String(request.status))),
    )
    request.addEventListener('error', () => fail(new Error('offline')))
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}
