import { addressOf } from '#platform/http/client.ts'
import { Act, Dot, Section, useAct, useSaying, useWords, useRows } from '#ui/index.ts'
import {
  downloadFileEndpoint,
  listNotesEndpoint,
  type Note,
  withdrawNoteEndpoint,
} from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { serviceWords } from '../words.ts'
import { Heard } from './heard.tsx'
import { noteWords } from './words.ts'

/** What reached us outside the product, newest first; `closed`: no more is noted here. */
export function NotesSection({
  subjectId,
  closed,
}: {
  subjectId: string
  closed?: boolean | undefined
}) {
  const say = useWords(noteWords)
  const sayService = useWords(serviceWords)
  const panel = useActPanel()
  const notes = useRows(listNotesEndpoint, ['notes', subjectId], { query: { subjectId, limit: 5 } })
  return (
    <Section
      title={say('title')}
      acts={
        !closed && (
          <Act icon="plus" onClick={() => panel.open('recordNote')}>
            {say('act')}
          </Act>
        )
      }
    >
      {notes.rows?.length === 0 && <p className="cv-meta">{say(closed ? 'noneLeft' : 'none')}</p>}
      {notes.rows?.map((one) => (
        <OneNote key={one.id} note={one} />
      ))}
      {notes.hasMore && (
        <p className="sv-more">
          <Act onClick={notes.more}>{sayService('loadMore')}</Act>
        </p>
      )}
    </Section>
  )
}

function OneNote({ note }: { note: Note }) {
  const say = useWords(noteWords)
  const saying = useSaying()
  const withdraw = useAct(withdrawNoteEndpoint, {
    words: noteWords,
    refresh: ['notes', note.subjectId],
    done: say('undone'),
  })
  return (
    <article className="sv-record">
      <p className="sv-record-head">
        <span>
          {note.recordedBy?.name}
          <Dot />
          {say(`sources.${note.source}`)}
          <Dot />
          {saying.moment(note.happenedAt, true)}
        </span>
        {note.abilities.withdrawNote && (
          <Act
            disabled={withdraw.busy}
            onClick={() => void withdraw.run({ params: { id: note.id } })}
          >
            {say('withdraw')}
          </Act>
        )}
      </p>
      {note.text && <p className="sv-said">{note.text}</p>}
      {note.files.map((file) => (
        <NoteFile key={file.id} file={file} />
      ))}
    </article>
  )
}

function NoteFile({ file: { id, name, mediaType } }: { file: Note['files'][number] }) {
  const address = addressOf(downloadFileEndpoint, { params: { id } })
  const shown = addressOf(downloadFileEndpoint, { params: { id }, query: { inline: 'yes' } })
  return (
    <p className="sv-notes-file">
      {/^image\/(png|jpeg|gif|webp)$/.test(mediaType) && (
        <img src={shown} alt={name} loading="lazy" />
      )}
      <Heard id={id} name={name} mediaType={mediaType} />
      <a href={address} download>
        {name}
      </a>
    </p>
  )
}
