import { asSystem, type ImmediateHandler, type RecordedEvent, type Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { leadEvents, neverWas, stepReached, takenBy } from './rules.ts'
import {
  type Opinion,
  systemForgetLeads,
  systemForgetPromises,
  systemFulfilled,
  systemNoteLeads,
  systemNoteOpinions,
  systemNotePromises,
} from './sql.ts'

const decided = ['commitment.kept', 'commitment.overdue', 'commitment.cancelled']
/** What forgives a promise, or counts its deadline again. */
const undecided = ['commitment.excused', 'commitment.adopted', 'commitment.recounted']
const opinions = ['talk.recorded', 'return_visit.recorded']

/** Events that make or change a fact. */
export const factEvents = [...decided, ...undecided, ...opinions, ...leadEvents]

/** Keeps the facts dashboards count, in the transaction of the event that brought them about. */
export function factKeeper(parts: KeeperParts): ImmediateHandler {
  return {
    types: factEvents,
    asksFirst: true,
    handle: (work, events) => asSystem(work, () => noteFacts(work, events, parts)),
  }
}

/** Makes facts of events, in the order of the log; the same events again change nothing. */
export async function noteFacts(
  work: Work,
  events: RecordedEvent[],
  parts: KeeperParts,
): Promise<void> {
  const named = (types: string[]) => events.filter(({ type }) => types.includes(type))
  const forgiven = named(undecided).flatMap(({ object }) => object ?? [])
  if (forgiven.length > 0) await systemForgetPromises(work.tx, forgiven)
  await notePromises(work, named([...decided, ...undecided]), parts)
  await noteLeads(work, named(leadEvents))
  await noteOpinions(work, named(opinions))
}

async function notePromises(
  work: Work,
  events: RecordedEvent[],
  { charters, calendars }: KeeperParts,
): Promise<void> {
  const owners = new Map<string, string | null>()
  for (const { object, data } of events) {
    if (object && !owners.has(object)) owners.set(object, (data.owner_id as string) ?? null)
  }
  if (owners.size === 0) return
  const kept = events.flatMap(({ type, object }) => (type === 'commitment.kept' && object) || [])
  const fulfilled = kept.length > 0 ? await systemFulfilled(work.tx, kept) : []
  const versions = await charters.versions(
    work.tx,
    fulfilled.map((one) => one.charter_version),
  )
  const taken = new Map<string, number>()
  for (const one of fulfilled) {
    const clause = versions.get(one.charter_version)?.clauses.get(one.clause_code)
    const calendar = await calendars.forOffice(work.tx, one.office_id)
    taken.set(one.id, takenBy(clause, one, calendar))
  }
  await systemNotePromises(
    work.tx,
    [...owners].map(([id, owner]) => ({ id, owner, taken: taken.get(id) ?? null })),
  )
}

async function noteLeads(work: Work, events: RecordedEvent[]): Promise<void> {
  const gone = new Set(events.filter(neverWas).map(({ subject }) => subject.id))
  if (gone.size > 0) await systemForgetLeads(work.tx, [...gone])
  const leads = new Map<string, { id: string; reached: number; convertedAt: Date | null }>()
  for (const event of events) {
    const { id } = event.subject
    if (gone.has(id)) continue
    const before = leads.get(id)
    leads.set(id, {
      id,
      reached: Math.max(stepReached(event), before?.reached ?? 0),
      convertedAt: event.type === 'lead.converted' ? event.at : (before?.convertedAt ?? null),
    })
  }
  if (leads.size > 0) await systemNoteLeads(work.tx, [...leads.values()])
}

async function noteOpinions(work: Work, events: RecordedEvent[]): Promise<void> {
  const said = events.flatMap((event): Opinion[] => {
    const { satisfaction = null, nps = null } = event.data as Partial<Opinion>
    if (!event.object || (satisfaction === null && nps === null)) return []
    const source = event.type === 'talk.recorded' ? 'talk' : 'return_visit'
    return [
      {
        id: event.object,
        source,
        engagement: event.subject.id,
        at: event.at,
        satisfaction,
        nps,
      },
    ]
  })
  if (said.length > 0) await systemNoteOpinions(work.tx, said)
}
