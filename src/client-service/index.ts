import type { Entrance } from '#access/serve.ts'
import { clientEntrances } from './clients/routes.ts'
import { engagementEntrances } from './engagements/routes.ts'
import { feedbackEntrances } from './feedback/routes.ts'
import { fileEntrances } from './files/routes.ts'
import { noteEntrances } from './notes/routes.ts'
import { planEntrances } from './plans/routes.ts'
import { progressEntrances } from './progress/routes.ts'
import { talkEntrances } from './talks/routes.ts'
import { timelineEntrances } from './timeline/routes.ts'

export const entrances: Entrance[] = [
  ...clientEntrances,
  ...engagementEntrances,
  ...planEntrances,
  ...progressEntrances,
  ...talkEntrances,
  ...feedbackEntrances,
  ...fileEntrances,
  ...noteEntrances,
  ...timelineEntrances,
]
export { clientImport } from './client-import/index.ts'
export { contactImport } from './contact-import/index.ts'
export { presentClient } from './clients/present-client.ts'
export type { ClientRefusal } from './clients/rules.ts'
export { engagementImport } from './engagement-import/index.ts'
export { type OpenEngagement, openEngagement } from './engagements/open-engagement.ts'
export type { EngagementRefusal } from './engagements/rules.ts'
export { type ReceiveFeedback, receiveFeedback } from './feedback/receive-feedback.ts'
export type { FeedbackRefusal } from './feedback/rules.ts'
export { keepFile, sendContent } from './files/files.ts'
export { fileName, mediaType } from './files/rules.ts'
export { recordNote, withdrawNote } from './notes/notes.ts'
export {
  bringFile,
  type ReceivedFile,
  type ReceivingParts,
  receiveFiles,
} from './files/receive-files.ts'
export { serviceEstate } from './estate.ts'
export { removeOrphanFiles } from './files/remove-orphans.ts'
export { handlers } from './jobs.ts'
export type { PlanRefusal } from './plans/rules.ts'
export { policy } from './policy.ts'
export type { ProgressRefusal } from './progress/rules.ts'
export type { StageRefusal } from './see-engagement.ts'
export { belongs, careRoles, type Standing } from './standing.ts'
export { readTimeline } from './timeline/timeline.ts'
