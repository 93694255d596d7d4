import {
  asSystem,
  type NewEvent,
  type RecordedEvent,
  type SubjectRef,
  type Work,
} from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { calendarMark, peopleMark } from './memory.ts'

/** The subject of everything about the firm itself. */
export async function firmSubject(tx: Tx): Promise<SubjectRef> {
  const firm = await tx.selectFrom('firm').select('id').executeTakeFirstOrThrow()
  return { kind: 'firm', id: firm.id }
}

/** Says what happened in the organisation: about the firm, read by whoever runs it. */
export async function publishAboutFirm(
  work: Work,
  events: Omit<NewEvent, 'subject'>[],
): Promise<RecordedEvent[]> {
  const subject = await firmSubject(work.tx)
  for (const event of events) {
    const ofCalendar = /^(office|calendar|firm)\./.test(event.type)
    const mark = ofCalendar ? calendarMark : peopleMark
    mark.touch()
  }
  // Everyone causes such events, few may read the firm's log.
  return asSystem(work, () => work.publish(events.map((event) => ({ ...event, subject }))))
}
