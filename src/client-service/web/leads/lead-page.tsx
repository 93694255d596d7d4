import '../service.css'
import { LeadPage } from '#client-development/web/index.ts'
import { say } from '#platform/i18n/words.ts'
import { LeadNote } from '../notes/note-acts.tsx'
import { NotesSection } from '../notes/notes-section.tsx'
import { noteWords } from '../notes/words.ts'

const acts = [
  {
    key: 'recordNote',
    label: () => say(noteWords, 'act'),
    allowed: (lead: { stage: string }) => lead.stage !== 'converted',
    Panel: LeadNote,
  },
]

/** The page of one lead with what was noted of it, which is kept as of clients. */
export default function LeadWithNotes() {
  return (
    <LeadPage
      acts={acts}
      notes={({ id, stage }) => <NotesSection subjectId={id} closed={stage === 'converted'} />}
    />
  )
}
