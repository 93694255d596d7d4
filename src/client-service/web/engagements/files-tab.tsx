import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf } from '#platform/http/client.ts'
import { refreshAbout, Row, Section, toast, useSaying, useWords, useRows } from '#ui/index.ts'
import { downloadFileEndpoint, listFilesEndpoint } from '../../contract.ts'
import { FileField } from '../panel/file-field.tsx'
import { engagementWords } from './words.ts'

/** Papers of the engagement: seen and added to by whoever sees it. */
export function FilesTab({ id }: { id: string }) {
  const say = useWords(engagementWords)
  const saying = useSaying()
  const client = useQueryClient()
  const [round, setRound] = useState(0)
  const { rows } = useRows(listFilesEndpoint, ['files'], { query: { subjectId: id } })
  return (
    <Section title={say('files.title')} {...(rows ? { count: rows.length } : {})}>
      <FileField
        key={round}
        id="file-to-keep"
        act={say('act.uploadFile')}
        subjectId={id}
        onChange={() => {
          refreshAbout(client, ['files', id])
          setRound(round + 1)
          toast(say('done.uploadFile'))
        }}
      />
      {rows?.length === 0 && <p className="cv-meta">{say('files.none')}</p>}
      {rows?.map((one) => (
        <Row
          key={one.id}
          first={
            <a href={addressOf(downloadFileEndpoint, { params: { id: one.id } })}>{one.name}</a>
          }
          second={say('files.by', {
            name: one.uploadedBy?.name ?? '',
            time: saying.moment(one.uploadedAt, true),
          })}
          side={
            <span className="cv-meta">
              {say('files.size', { size: saying.number(Math.ceil(one.byteCount / 1024)) })}
            </span>
          }
        />
      ))}
    </Section>
  )
}
