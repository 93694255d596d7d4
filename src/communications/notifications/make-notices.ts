import { type LaterHandler, queueEffects, type RecordedEvent, type Work } from '#access/index.ts'
import { firmSubject, isWorkingInstant, nextOpening } from '#organisation/index.ts'
import type { NotificationParts } from './parts.ts'
import {
  type Chosen,
  type Concern,
  importOf,
  concernsOf,
  outsideChannels,
  type Promise as Owed,
  onceAnImport,
  toldEvents,
  wantedOf,
} from './rules.ts'
import {
  insertNotices,
  type NewNotice,
  type PersonRow,
  selectChoices,
  systemPeople,
  systemPromises,
  systemWalls,
} from './sql.ts'

/** Listens to the log and writes down who is told of what. Set-wise: an import tells of thousands. */
export function noticeMaker(parts: NotificationParts): LaterHandler {
  const make = (work: Work, events: RecordedEvent[]) => makeNotices(work, parts, events)
  return {
    consumer: 'notifications.notices',
    types: toldEvents,
    wants: onceAnImport,
    handle: async (work, event) => make(work, [event]),
    handleMany: make,
  }
}

async function makeNotices(
  work: Work,
  parts: NotificationParts,
  events: RecordedEvent[],
): Promise<void> {
  const promises = await promisesOf(work, parts, events)
  const concerns = events.flatMap((event) => concernsOf(event, promises))
  if (concerns.length === 0) return
  const ids = [...new Set(concerns.map((one) => one.personId))]
  const people = await systemPeople(work.tx, ids, work.now)
  const wanted = await stillConcerned(work, events, concerns, people)
  const notices = wanted.filter((one) => one.app !== 'off' || isSent(one))
  await insertNotices(work.tx, work.now, notices)
  await queueSendings(work, parts, notices, people)
}

const isSent = ({ mail, webhook }: NewNotice) => mail !== 'off' || webhook !== 'off'

async function promisesOf(
  work: Work,
  { charters }: NotificationParts,
  events: RecordedEvent[],
): Promise<Owed[]> {
  const rows = await systemPromises(work.tx, events)
  const versions = await charters.versions(
    work.tx,
    rows.map((row) => row.charterVersion),
  )
  return rows.map((row) => ({
    ...row,
    reminders: versions.get(row.charterVersion)?.clauses.get(row.clause)?.reminders.length ?? 0,
  }))
}

/** Those who work here and whom no wall shuts out, with how each wants to be told. */
async function stillConcerned(
  work: Work,
  events: RecordedEvent[],
  concerns: Concern[],
  people: PersonRow[],
): Promise<NewNotice[]> {
  const byId = new Map(events.map((event) => [event.id, event]))
  const walls = await systemWalls(work.tx, [...new Set(events.map((event) => event.subject.id))])
  const choices = await selectChoices(
    work.tx,
    people.map((person) => person.id),
  )
  const firm = choices.filter((one) => one.personId === null)
  const ofFirm = await firmSubject(work.tx)
  return concerns.flatMap((concern) => {
    const person = people.find((one) => one.id === concern.personId)
    const event = byId.get(concern.eventId)
    if (!person || !event || person.status === 'left') return []
    const subject = concern.ofFirm ? ofFirm : event.subject
    const principals = [person.id, person.departmentId]
    if (principals.some((id) => walls.has(`${id} ${subject.id}`))) return []
    const own = choices.filter((one) => one.personId === person.id)
    return noticeOf({ ...concern, subject }, event, person, { own, firm })
  })
}

function noticeOf(
  concern: Concern & Pick<RecordedEvent, 'subject'>,
  event: RecordedEvent,
  person: PersonRow,
  chosen: Chosen,
): NewNotice {
  const clause = concern.promise?.clause ?? null
  return {
    eventId: event.id,
    personId: person.id,
    kind: concern.kind,
    subject: concern.subject,
    aboutId: concern.aboutId,
    commitmentId: concern.promise?.id ?? null,
    clause,
    importId: importOf(event),
    app: wantedOf(chosen, 'app', concern.kind, clause),
    mail: wantedOf(chosen, 'mail', concern.kind, clause),
    webhook: person.hasWebhook ? wantedOf(chosen, 'webhook', concern.kind, clause) : 'off',
  }
}

/** What is told at once leaves through the outbox, when the office of the person next works. */
async function queueSendings(
  work: Work,
  { calendars }: NotificationParts,
  notices: NewNotice[],
  people: PersonRow[],
): Promise<void> {
  const urgent = notices.filter((one) => one.mail === 'at_once' || one.webhook === 'at_once')
  if (urgent.length === 0) return
  const openings = new Map<string, Date>()
  for (const officeId of new Set(people.map((person) => person.officeId))) {
    const calendar = await calendars.forOffice(work.tx, officeId)
    const open = isWorkingInstant(calendar, work.now)
    openings.set(officeId, open ? work.now : nextOpening(calendar, work.now))
  }
  const openingFor = (personId: string) =>
    openings.get(people.find((one) => one.id === personId)?.officeId ?? '') ?? work.now
  await queueEffects(
    work.tx,
    urgent.flatMap((notice) =>
      outsideChannels
        .filter((channel) => notice[channel] === 'at_once')
        .map((channel) => ({
          eventId: notice.eventId,
          consumer: `notifications.${channel}`,
          dueAt: openingFor(notice.personId),
        })),
    ),
  )
}
