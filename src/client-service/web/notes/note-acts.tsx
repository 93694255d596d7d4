import type { LeadActProps } from '#client-development/web/index.ts'
import type { ClientView } from '../clients/view.ts'
import type { EngagementView } from '../engagements/view.ts'
import type { ActProps } from '../panel/act-panel.tsx'
import { RecordNote } from './record-note.tsx'

/** A note beside a client. */
export const ClientNote = ({ thing: { client }, onClose }: ActProps<ClientView>) => (
  <RecordNote subjectId={client.id} onClose={onClose} />
)

/** A note beside a lead. */
export const LeadNote = ({ thing, onClose }: LeadActProps) => (
  <RecordNote subjectId={thing.id} onClose={onClose} />
)

/** A note beside an engagement. */
export const EngagementNote = ({ thing: { engagement }, onClose }: ActProps<EngagementView>) => (
  <RecordNote subjectId={engagement.id} onClose={onClose} />
)
