import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ApiError } from '#platform/http/client.ts'
import { Icon, Note, sayProblem, upload, useSaying, useWords } from '#ui/index.ts'
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
    try {
      const { id } = await upload(uploadImportFile, { kind }, file, setShare)
      void navigate({ to: `/imports/${id}` as never })
    } catch (error) {
      const [first] = (error as ApiError).fields ?? []
      setProblem(first ? sayProblem(first, importWords) : say('failed'))
    }
    setShare(null)
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
