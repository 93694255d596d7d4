import { Button, Input } from 'antd'
import { useState } from 'react'
import { ActNote, Icon, Note, useAct, useWords } from '#ui/index.ts'
import { type LoadedYear, loadCalendarYearEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { organisationWords } from '../words.ts'
import { countOf } from './count.ts'

type YearFile = Pick<LoadedYear, 'year' | 'source' | 'days'>

const exampleOf = (source: string) => `{
  "year": 2027,
  "source": "${source}",
  "days": { "2027-01-01": "holiday", "2027-02-20": "workday" }
}`

/** Takes a year of holidays from a file, shows what is in it, and imports it. */
export function LoadYear({ onClose }: { onClose: () => void }) {
  const say = useWords(administrationWords)
  const [text, setText] = useState('')
  const file = read(text)
  const act = useAct(loadCalendarYearEndpoint, {
    words: organisationWords,
    refresh: ['calendar-years', 'commitments'],
    done: ({ year }) => say('calendar.loaded', { year }),
    onDone: onClose,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void act.run({ body: file })
      }}
    >
      <p className="org-lead">{say('calendar.fileHelp')}</p>
      <p>
        <label className="org-file">
          <Icon name="upload" />
          {say('calendar.file')}
          <input
            type="file"
            className="cv-hidden"
            accept="application/json,.json"
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
        </label>
      </p>
      <Input.TextArea
        aria-label={say('calendar.content')}
        placeholder={exampleOf(say('calendar.exampleSource'))}
        autoSize={{ minRows: 8, maxRows: 18 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text && !file && <Note tone="due">{say('calendar.unreadable')}</Note>}
      {file && (
        <Note title={file.source}>
          {say('calendar.sum', {
            year: file.year,
            holidays: countOf(file.days, 'holiday'),
            workdays: countOf(file.days, 'workday'),
          })}
        </Note>
      )}
      {/* A problem is told with its day. */}
      <ActNote act={{ ...act, loose: act.loose.map((text) => text.replace(/^days\./, '')) }} />
      <div className="cv-form-acts">
        <Button type="primary" htmlType="submit" disabled={!file} loading={act.busy}>
          {say('calendar.submit')}
        </Button>
      </div>
    </form>
  )
}

/** What the file says, when it has the shape of a year; the server checks the days. */
function read(text: string): YearFile | null {
  try {
    const { year, source, days } = JSON.parse(text) as YearFile
    const isYear = typeof year === 'number' && typeof source === 'string'
    return isYear && days !== null && typeof days === 'object' ? { year, source, days } : null
  } catch {
    return null
  }
}
