import { feedbackKeepings } from '../engagements/acts.tsx'
import { feedbackSteps } from '../feedback/acts.tsx'
import type { Keeping } from '../promises/promises.tsx'
import { contactActs } from './contact-acts.tsx'
import { detailActs } from './detail-acts.tsx'
import { openEngagementAct } from './open-engagement.tsx'
import type { ClientAct, ClientView } from './view.ts'

/** Everything client service can do about a client. */
export const clientActs: ClientAct[] = [
  ...detailActs,
  ...contactActs,
  openEngagementAct,
  ...feedbackSteps<ClientView>((view) => view.feedback),
]

export const clientKeepings: Record<string, Keeping> = {
  G3: { act: 'completeProfile' },
  O1b: { act: 'confirmDetails' },
  ...feedbackKeepings,
}
