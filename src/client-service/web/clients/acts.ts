import { feedbackKeepings } from '../engagements/acts.tsx'
import { feedbackSteps } from '../feedback/acts.tsx'
import type { Keeping } from '../promises/promises.tsx'
import { contactActs } from './contact-acts.tsx'
import { detailActs } from './detail-acts.tsx'
import { openEngagementAct } from './open-engagement.tsx'
import { say } from '#platform/i18n/words.ts'
import { ClientNote } from '../notes/note-acts.tsx'
import { noteWords } from '../notes/words.ts'
import type { ClientAct, ClientView } from './view.ts'

/** Everything client service can do about a client. */
export const clientActs: ClientAct[] = [
  ...detailActs,
  ...contactActs,
  openEngagementAct,
  {
    key: 'recordNote',
    label: () => say(noteWords, 'act'),
    allowed: () => true,
    Panel: ClientNote,
  },
  ...feedbackSteps<ClientView>((view) => view.feedback),
]

export const clientKeepings: Record<string, Keeping> = {
  G3: { act: 'completeProfile' },
  'G3.existing': { act: 'completeProfile' },
  O1b: { act: 'confirmDetails' },
  ...feedbackKeepings,
}
