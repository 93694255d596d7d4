import {
  asSystem,
  type ImmediateHandler,
  type LaterHandler,
  type RecordedEvent,
  type Work,
} from '#access/index.ts'
import { sql } from 'kysely'
import type { CheckCause } from './fields.ts'
import { type CheckedSubject, runCheck } from './run-check.ts'
import { lockChecks } from './sql.ts'

/** Events after which the register holds somebody new about an affair, and why it is checked then. */
const causes: Record<string, CheckCause> = {
  'lead.registered': 'enquiry',
  'lead.screened': 'enquiry',
  'lead.changed': 'parties_changed',
  // A document may show another name, or only prove the one that was searched.
  'lead.identified': 'register_changed',
  // The need as it was told, the practice area it belongs to.
  'lead.contacted': 'scope_changed',
  'engagement.opened': 'acceptance',
  'engagement.contract_signed': 'scope_changed',
  'matter.event_recorded': 'scope_changed',
  'engagement.party_added': 'parties_changed',
  'engagement.party_removed': 'parties_changed',
}

/**
 * Checks an affair once whoever takes part in it is registered and that is committed. Leads of a list are
 * checked when they are taken on, not by the thousand.
 */
export const checkWhenAsked: LaterHandler = {
  consumer: 'conflicts.check',
  types: Object.keys(causes),
  wants: (events) => events.filter(isChecked),
  handle: (work, event) => checkAfter(work, [event]),
  handleMany: checkAfter,
  // Officers who decide wait for the checks of one transaction.
  atOnce: 10,
}

/** What was accepted, or came to nothing, leaves the desk: there is nothing left to accept. */
export const leaveDesk: ImmediateHandler = {
  types: [
    'lead.converted',
    'lead.disqualified',
    'lead.lost',
    'lead.withdrawn',
    'engagement.contract_signed',
    'engagement.closed',
    'engagement.ended',
    'engagement.import_undone',
  ],
  handle: (work, events) =>
    asSystem(work, async (tx) => {
      const ids = events.map((event) => event.subject.id)
      await tx
        .updateTable('conflict_desk')
        .set({ state: 'decided', since: work.now })
        .where('subject_id', '=', sql<string>`any(${ids}::uuid[])`)
        .where('state', '=', 'waiting')
        .execute()
    }),
}

/** One check for each affair, whatever happened to it meanwhile. */
async function checkAfter(work: Work, events: RecordedEvent[]): Promise<void> {
  const last = new Map(events.map((event) => [event.subject.id, event]))
  await lockChecks(work.tx, [...last.keys()])
  for (const event of last.values()) {
    const kind = event.subject.kind as CheckedSubject['kind']
    await runCheck(work, { kind, id: event.subject.id }, causeOf(events, event))
  }
}

/** Of several events of an affair a change of who takes part weighs more than one of what it is about. */
function causeOf(events: RecordedEvent[], last: RecordedEvent): CheckCause {
  const found = events.filter((event) => event.subject.id === last.subject.id).map(causeOfOne)
  return found.findLast((cause) => cause !== 'scope_changed') ?? 'scope_changed'
}

const causeOfOne = ({ type, data }: RecordedEvent): CheckCause =>
  type === 'lead.changed' && !touches(data, parties)
    ? 'scope_changed'
    : (causes[type] as CheckCause)

/** Who takes part in a lead stands in these columns of it. */
const parties = ['name', 'organisation', 'opponents', 'unified_social_credit_code']
/** And what it is about in these. */
const scope = ['need', 'practice_area']
/** What happens in a case that opens another stage of it. */
const stages = ['filing', 'judgment', 'enforcement']

const touches = (data: RecordedEvent['data'], fields: string[]): boolean =>
  (data.fields as string[]).some((field) => fields.includes(field))

function isChecked({ type, data }: RecordedEvent): boolean {
  if (type === 'engagement.opened') return data.lead_id === null
  if (type === 'lead.changed') return touches(data, [...parties, ...scope])
  if (type === 'lead.contacted') return data.scope_changed === true
  if (type === 'matter.event_recorded') return stages.includes(data.kind as string)
  if (type === 'engagement.contract_signed') return data.past !== true
  if (type === 'lead.registered') return data.import_id === null
  return type !== 'lead.screened' || (data.outcome === 'accepted' && data.assigned !== true)
}
