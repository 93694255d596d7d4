import {
  asSystem,
  type ImmediateHandler,
  type NewEvent,
  personIdOf,
  type RecordedEvent,
  type Work,
} from '#access/index.ts'
import type { Calendars } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { updateRows } from '#platform/db/rows.ts'
import type { Charter, Charters, Clause } from '../clauses/index.ts'
import { calendarsOf, type Opening, open, openingsOf, stillWanted } from './open.ts'
import { type PassingOn, systemPassOn } from './pass-on.ts'
import { type Reaction, react, touches } from './rules.ts'
import type { Change } from './state.ts'
import { type LiveCommitment, systemKeepingOf } from './sql.ts'

export interface KeeperParts {
  charters: Charters
  calendars: Calendars
  /** Names of leads, clients and engagements, of those the transaction sees: their areas lie above. */
  subjectNames(tx: Tx, ids: string[]): Promise<Map<string, string>>
}

/**
 * The one mechanism behind every promise: listens to all events inside the publisher's transaction,
 * lets them keep, cancel, pause and resume what is owed, and opens what they call for. An event whose
 * data say `past` tells what happened before the firm kept it here: it is history and owes nothing, so
 * that what was imported owes from today only what it still owes. Set-wise: an
 * import of thousands of leads costs a handful of statements.
 */
export function commitmentKeeper(parts: KeeperParts): ImmediateHandler {
  return {
    types: (event) => !event.type.startsWith('commitment.') && event.data['past'] !== true,
    asksFirst: true,
    handle: (work, events) => asSystem(work, () => observe(work, events, parts)),
  }
}

/** A part in a subject passed from one person to another; what was owed in that part goes along. */
const passingTypes = ['handover.accepted', 'member.replaced']

/** Somebody is named for a record, whom its clauses call by that field. */
const namingTypes = ['feedback.handler_named']

async function observe(
  work: Work,
  events: RecordedEvent[],
  { charters, calendars }: KeeperParts,
): Promise<void> {
  const engagements = [
    ...new Set(
      events.flatMap(({ subject }) => (subject.kind === 'engagement' ? [subject.id] : [])),
    ),
  ]
  const ids = new Set(
    events.flatMap((event) => [event.subject.id, event.object ?? event.subject.id]),
  )
  const { charter, parents, live } = await systemKeepingOf(work.tx, [...ids], engagements)
  if (charter === null) return
  const versions = await charters.versions(work.tx, [
    charter,
    ...live.map((one) => one.charter_version),
  ])
  const current = versions.get(charter)
  if (!current) return
  const calendarOf = await calendarsOf(
    work,
    calendars,
    live.map((one) => one.office_id),
  )
  const reactions = new Map<
    string,
    { commitment: LiveCommitment; change: Change; evidence: number | null }
  >()
  const news: NewEvent[] = []
  const openings: Opening[] = []
  const index = byThing(live)
  for (const event of events) {
    const parent = parents.get(event.subject.id) ?? null
    for (const commitment of index.near(event, parent)) {
      if (commitment.closed_at || !touches(commitment, event, parent)) continue
      const clause = versions.get(commitment.charter_version)?.clauses.get(commitment.clause_code)
      const reaction =
        clause && react(clause, commitment, event, work.now, calendarOf(commitment.office_id))
      if (!reaction) continue
      Object.assign(commitment, reaction.change)
      const evidence = reaction.type === 'commitment.kept' ? event.id : null
      const before = reactions.get(commitment.id)?.change
      reactions.set(commitment.id, {
        commitment,
        change: { ...before, ...reaction.change },
        evidence,
      })
      news.push(newsOf(reaction.type, commitment, event))
    }
    openings.push(...openingsOf(current, event))
  }
  await saveReactions(work, [...reactions.values()])
  news.push(...(await passOn(work, events, live, versions)))
  news.push(...(await open(work, stillWanted(openings, live), calendars)))
  await work.publish(news)
}

/** Live commitments by what they are about and by their subject. */
function byThing(live: LiveCommitment[]) {
  const things = new Map<string, LiveCommitment[]>()
  for (const commitment of live) {
    for (const id of new Set([commitment.about_id, commitment.subject_id])) {
      const there = things.get(id)
      if (there) there.push(commitment)
      else things.set(id, [commitment])
    }
  }
  return {
    near: (event: RecordedEvent, parent: string | null): Set<LiveCommitment> =>
      new Set(
        [event.object, event.subject.id, parent].flatMap((id) => (id && things.get(id)) || []),
      ),
  }
}

async function saveReactions(
  work: Work,
  reactions: { commitment: LiveCommitment; evidence: number | null }[],
): Promise<void> {
  const by = personIdOf(work.actor)
  await updateRows(
    work.tx,
    'commitment',
    reactions.map(({ commitment, evidence }) => ({
      id: commitment.id,
      status: commitment.status,
      due_at: commitment.due_at,
      due_provisional: commitment.due_provisional,
      pauses: commitment.pauses,
      paused_at: commitment.paused_at,
      pause_reason: commitment.pause_reason,
      remaining_ms: commitment.remaining_ms,
      next_step_at: commitment.next_step_at,
      closed_at: commitment.closed_at,
      close_reason: commitment.close_reason,
      closed_by: commitment.closed_at ? by : null,
      evidence_event_id: evidence,
      version: commitment.version + 1,
    })),
  )
}

/** Who owes it after a part passed, or somebody was named for its record; null: nobody else. */
function takerOf(event: RecordedEvent, commitment: LiveCommitment, clause: Clause): string | null {
  const data = event.data as Record<string, string>
  if (namingTypes.includes(event.type)) {
    const named = clause.owner.flatMap((way) => ('named' in way ? (data[way.named] ?? []) : []))
    return commitment.about_id === event.object ? (named[0] ?? null) : null
  }
  const { part, from_id, to_id } = data
  const inPart = clause.owner.some((way) => 'relation' in way && way.relation === part)
  // The part passed in this subject only; the giver may keep it in the others of the batch.
  const here = commitment.subject_id === event.subject.id
  return here && inPart && commitment.owner_id === from_id ? (to_id ?? null) : null
}

/** What was owed in a part of the subject goes to whoever has the part now. */
function passOn(
  work: Work,
  events: RecordedEvent[],
  live: LiveCommitment[],
  versions: Map<number, Charter>,
): Promise<NewEvent[]> {
  const passings = new Map<string, PassingOn>()
  const passing = [...passingTypes, ...namingTypes]
  for (const event of events.filter((one) => passing.includes(one.type))) {
    for (const commitment of live) {
      const clause = versions.get(commitment.charter_version)?.clauses.get(commitment.clause_code)
      const to = clause && !commitment.closed_at && takerOf(event, commitment, clause)
      if (!to || to === commitment.owner_id) continue
      // What an event has just changed in it is saved already, and counted.
      const saved = { ...commitment, version: commitment.version + 1 }
      passings.set(commitment.id, {
        commitment: saved,
        clause,
        to,
        because: { because: event.id },
      })
    }
  }
  return systemPassOn(work, [...passings.values()])
}

function newsOf(type: Reaction, commitment: LiveCommitment, because: RecordedEvent): NewEvent {
  return {
    type,
    subject: { kind: commitment.subject_kind, id: commitment.subject_id },
    object: commitment.id,
    clause: commitment.clause_code,
    charterVersion: commitment.charter_version,
    data: {
      owner_id: commitment.owner_id,
      because: because.id,
      late: commitment.status === 'kept_late',
    },
  }
}
