import { useState } from 'react'
import type { ApiError } from '#platform/http/client.ts'
import { Act, Icon, sayProblem, upload, useChosen, useSaying, useWords } from '#ui/index.ts'
import { largestFile, uploadFileEndpoint } from '../../contract.ts'
import { serviceWords } from '../words.ts'

/** A file that has been sent already; a form keeps only this. */
export interface SentFile {
  id: string
  name: string
  mediaType?: string
}

type Sending = { share: number } | { problem: string } | null

/** Sends a chosen file at once and shows how far it is; the form sends only its id. */
export function FileField({
  id,
  subjectId,
  act,
  value,
  onChange,
}: {
  id?: string
  /** What the button says where nothing beside it does. */
  act?: string
  subjectId: string
  value?: SentFile | null
  onChange?: (file: SentFile | null) => void
}) {
  const say = useWords(serviceWords)
  const saying = useSaying()
  useChosen()
  const [sending, setSending] = useState<Sending>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    if (file.size > largestFile) return setSending({ problem: say('file.tooLarge') })
    setSending({ share: 0 })
    try {
      const stored = await upload(uploadFileEndpoint, { subjectId }, file, (share) =>
        setSending({ share }),
      )
      setSending(null)
      onChange?.({ id: stored.id, name: stored.name })
    } catch (error) {
      const [first] = (error as ApiError).fields ?? []
      setSending({ problem: first ? sayProblem(first, serviceWords) : say('file.failed') })
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
        {act ?? say('file.chooseAct')}
        <input
          id={id}
          type="file"
          aria-describedby={id && `${id}-say`}
          onChange={(event) => {
            void choose(event.target.files?.[0])
            // The same file may be chosen again after a failure.
            event.target.value = ''
          }}
        />
      </label>
      <output id={id && `${id}-say`} className="cv-meta">
        {sending === null && say('file.choose')}
        {sending &&
          'share' in sending &&
          say('file.sending', { percent: saying.rate(sending.share, 0) })}
        {sending && 'problem' in sending && <span className="cv-overdue">{sending.problem}</span>}
      </output>
    </div>
  )
}
