import { type Entrance, entrance } from '#access/serve.ts'
import { listNotesEndpoint, recordNoteEndpoint, withdrawNoteEndpoint } from './contract.ts'
import { listNotes, recordNote, withdrawNote } from './notes.ts'

export const noteEntrances: Entrance[] = [
  entrance(listNotesEndpoint, listNotes),
  entrance(recordNoteEndpoint, recordNote),
  entrance(withdrawNoteEndpoint, withdrawNote),
]
