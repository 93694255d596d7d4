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

/** Says what happened in the firm's set-up. Many cause such events, few may read the firm's log. */
export async function publishAboutFirm(
  work: Work,
  events: Omit<NewEvent, 'subject'>[],
): Promise<RecordedEvent[]> {
  const subject = await firmSubject(work.tx)
  return asSystem(work, () => work.publish(events.map((event) => ({ ...event, subject }))))
}

/** The same of the organisation itself: what is remembered of it is read again. */
export async function publishChange(
  work: Work,
  events: Omit<NewEvent, 'subject'>[],
): Promise<RecordedEvent[]> {
  for (const event of events) {
    const ofCalendar = /^(office|calendar|firm)\./.test(event.type)
    const mark = ofCalendar ? calendarMark : peopleMark
    mark.touch()
  }
  return publishAboutFirm(work, events)
}
