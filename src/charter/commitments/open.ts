import type { NewEvent, RecordedEvent, Work } from '#access/index.ts'
import type { Calendars, WorkingCalendar } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Charter, Clause } from '../clauses/index.ts'
import { isAny } from '../clauses/rules.ts'
import { type Found, systemFindPeople } from './people.ts'
import { begin } from './rules.ts'
import { type LiveCommitment, systemLatestEvents } from './sql.ts'
import type { Change } from './state.ts'
import { pause } from './timing.ts'
import { noteUnowned } from './unowned-sql.ts'

/** A duty an event calls for. */
export interface Opening {
  clause: Clause
  charterVersion: number
  event: Pick<RecordedEvent, 'id' | 'subject' | 'data'>
  aboutId: string
}

/** What an event calls for under a charter. */
export function openingsOf(charter: Charter, event: RecordedEvent): Opening[] {
  return (charter.byTrigger.get(event.type) ?? [])
    .filter((clause) => isAny(clause.trigger, event))
    .map((clause) => ({
      clause,
      charterVersion: charter.number,
      event,
      aboutId: clause.about === 'object' && event.object ? event.object : event.subject.id,
    }))
}

const thingOf = ({ aboutId, clause }: Opening) => `${aboutId} ${clause.code}`

/** Those that are not owed yet, each once. */
export function stillWanted(openings: Opening[], live: LiveCommitment[]): Opening[] {
  const owed = new Set(
    live.filter((one) => !one.closed_at).map((one) => `${one.about_id} ${one.clause_code}`),
  )
  return openings.filter((opening) => {
    if (owed.has(thingOf(opening))) return false
    owed.add(thingOf(opening))
    return true
  })
}

/** Those whom the event itself says that it is not for. */
const notBy = ({ data }: Opening['event']): { notBy?: string[] } =>
  Array.isArray(data.not_by) ? { notBy: data.not_by as string[] } : {}

/** The owner each duty finds, in order; null where there is nobody. */
export const systemFindOwners = (work: Work, wanted: Opening[]): Promise<(Found | null)[]> =>
  systemFindPeople(
    work,
    wanted.map(({ clause, event, aboutId }) => ({
      ways: clause.owner,
      subjectId: event.subject.id,
      data: event.data,
      spread: `${aboutId}${clause.code}`,
      training: clause.training,
      ...notBy(event),
    })),
  )

/** Opens what is wanted; what nobody can be found for is noted, told and tried again. */
export async function open(
  work: Work,
  wanted: Opening[],
  calendars: Calendars,
): Promise<NewEvent[]> {
  const holders = await systemFindOwners(work, wanted)
  const owned = wanted.flatMap((opening, at) => {
    const holder = holders[at]
    return holder ? [{ opening, holder }] : []
  })
  const orphans = wanted.filter((_, at) => !holders[at])
  return [
    ...(await openOwned(work, owned, calendars)),
    ...(orphans.length > 0 ? await noteUnowned(work, orphans) : []),
  ]
}

/** Opens duties whose owners are known. Who has opened one meanwhile wins. */
export async function openOwned(
  work: Work,
  owned: { opening: Opening; holder: Found }[],
  calendars: Calendars,
): Promise<NewEvent[]> {
  const calendarOf = await calendarsOf(
    work,
    calendars,
    owned.map(({ holder }) => holder.officeId),
  )
  const resting = await systemResting(
    work.tx,
    owned.map(({ opening }) => opening),
  )
  const rows = owned.map(({ opening, holder }) => {
    const { clause, event, aboutId, charterVersion } = opening
    const calendar = calendarOf(holder.officeId)
    const row = {
      id: uuidv7(work.now.getTime()),
      clause_code: clause.code,
      provision: clause.provision,
      charter_version: charterVersion,
      subject_kind: event.subject.kind,
      subject_id: event.subject.id,
      about_id: aboutId,
      trigger_event_id: event.id,
      owner_id: holder.personId,
      owner_found_by: holder.by,
      untrained: holder.untrained,
      office_id: holder.officeId,
      beneficiary: clause.beneficiary,
      escalation_level: 0,
      version: 1,
      ...begin(clause, work.now, event.data, calendar),
    }
    // While what it is about rests, so does a duty that would rest with it.
    const because = row.status === 'open' ? resting.get(opening) : undefined
    const stopped = because ? pause(row, work.now, because, calendar) : unpaused
    return {
      ...row,
      ...stopped,
      status: stopped.status ?? row.status,
      next_step_at: stopped.next_step_at === undefined ? row.next_step_at : stopped.next_step_at,
    }
  })
  const inserted = new Set(
    await insertRows(
      work.tx,
      'commitment',
      rows,
      `(about_id, clause_code) where status in ('scheduled', 'open', 'paused') do nothing`,
    ),
  )
  return rows.flatMap((row, at) => {
    if (row.status !== 'open' || !inserted.has(row.id)) return []
    const importId = owned[at]?.opening.event.data.import_id
    const opened: NewEvent = {
      type: 'commitment.opened',
      subject: { kind: row.subject_kind, id: row.subject_id },
      object: row.id,
      clause: row.clause_code,
      charterVersion: row.charter_version,
      data: {
        owner_id: row.owner_id,
        due_at: row.due_at.toISOString(),
        ...(importId ? { import_id: importId } : {}),
      },
    }
    return [opened]
  })
}

const unpaused: Pick<
  Change,
  'status' | 'paused_at' | 'pause_reason' | 'remaining_ms' | 'next_step_at'
> = { paused_at: null, pause_reason: null, remaining_ms: null }

/** Which duties would begin while their subject rests, with the event that laid it to rest. */
async function systemResting(tx: Tx, openings: Opening[]): Promise<Map<Opening, string>> {
  const pausing = openings.filter(({ clause }) => clause.pause.length > 0)
  if (pausing.length === 0) return new Map()
  const types = pausing.flatMap(({ clause }) => [...clause.pause, ...clause.resume])
  const latest = await systemLatestEvents(
    tx,
    pausing.map(({ event }) => event.subject.id),
    types.map((occasion) => occasion.event),
  )
  return new Map(
    pausing.flatMap((opening) => {
      const ofSubject = latest.filter((one) => one.subject_id === opening.event.subject.id)
      const { pause: pauses, resume } = opening.clause
      const turn = ofSubject.find((one) => isAny([...pauses, ...resume], one))
      return turn && isAny(pauses, turn) ? [[opening, turn.type] as const] : []
    }),
  )
}

/** The calendars of some offices, to be asked without waiting. */
export async function calendarsOf(work: Work, calendars: Calendars, officeIds: string[]) {
  const known = new Map<string, WorkingCalendar>()
  for (const id of new Set(officeIds)) known.set(id, await calendars.forOffice(work.tx, id))
  return (officeId: string) => known.get(officeId) as WorkingCalendar
}
