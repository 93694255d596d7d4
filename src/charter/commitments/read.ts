import { sql } from 'kysely'
import { abilitiesOf, type Input, type Work } from '#access/index.ts'
import { dayOf, nextOpening, remainingTime, type WorkingCalendar } from '#organisation/index.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { pageOf } from '#platform/http/page.ts'
import { badInput, notFound } from '#platform/http/refusal.ts'
import { type CommitmentFacts, charterPolicy } from '../policy.ts'
import {
  type CommitmentView,
  decidedClauses,
  type listCommitmentsEndpoint,
  type nextCommitmentsEndpoint,
  type readCommitmentEndpoint,
} from './contract.ts'
import type { KeeperParts } from './keep.ts'
import { liveStatuses } from './rules.ts'
import type { LiveCommitment } from './sql.ts'

interface CommitmentRow extends LiveCommitment {
  provision: string
  beneficiary: CommitmentView['beneficiary']
  owner_name: string
  escalated_name: string | null
  help_reason: string | null
  untrained: boolean
}

/** Commitments as the actor sees them, with names. */
function commitments(work: Work) {
  return work.tx
    .selectFrom('commitment as c')
    .innerJoin('person as owner', 'owner.id', 'c.owner_id')
    .leftJoin('person as told', 'told.id', 'c.escalated_to')
    .selectAll('c')
    .select(['owner.name as owner_name', 'told.name as escalated_name'])
}

const pageSize = 50
/** Parts by which one waits for what others owe. */
const lookingAfter = ['specialist', 'lead_lawyer', 'originating_lawyer']

/** What a list of commitments is asked for; the export asks the same. */
export type CommitmentsWanted = Omit<QueryOf<typeof listCommitmentsEndpoint>, 'after'>

/** A page of commitments in the order they are due. */
export function commitmentPage(parts: KeeperParts) {
  return async (
    work: Work,
    query: CommitmentsWanted,
    after: string | undefined,
    size: number,
  ): Promise<{ items: CommitmentView[]; next: string | null }> => {
    let rows = commitments(work)
    const person =
      work.actor.kind === 'person' ? [work.actor.personId, ...work.actor.standsInFor] : []
    if (query.box === 'subject') {
      if (!query.subject) throw badInput([{ path: 'query.subject', code: 'required' }])
      rows = rows.where(
        'c.subject_id',
        '=',
        query.withEngagements
          ? sql<string>`any(array(select under.id from ${withEngagements([query.subject])} as under))`
          : query.subject,
      )
    } else if (query.box === 'waiting') {
      rows = rows
        .where('c.owner_id', '<>', sql<string>`all(${person})`)
        .where('c.subject_id', 'in', (subject) =>
          subject
            .selectFrom('subject_member as m')
            .select('m.subject_id')
            .where('m.person_id', '=', sql<string>`any(${person})`)
            .where('m.part', 'in', lookingAfter),
        )
    } else {
      const column =
        query.box === 'escalated' ? ('c.escalated_to' as const) : ('c.owner_id' as const)
      rows = rows.where(column, '=', sql<string>`any(${person})`)
      // Standing in for a superior, one does not hear of one's own omissions.
      if (query.box === 'escalated')
        rows = rows.where('c.owner_id', '<>', sql<string>`all(${person})`)
      if (query.box === 'decisions')
        rows = rows
          .where('c.status', '=', 'open')
          .where('c.clause_code', '=', sql<string>`any(${[...decidedClauses]})`)
    }
    if (!query.closed || query.box !== 'subject') rows = rows.where('c.status', 'in', liveStatuses)
    const found = (await rows
      .where(rowsAfter(after, { 'c.due_at': 'instant', 'c.id': 'id' }, 'asc'))
      .orderBy('c.due_at')
      .orderBy('c.id')
      .limit(size + 1)
      .execute()) as unknown as CommitmentRow[]
    const { items, next } = pageOf(found, size, (row) => [row.due_at, row.id])
    return { items: await present(work, parts, items), next }
  }
}

export function listCommitments(parts: KeeperParts) {
  const page = commitmentPage(parts)
  return (work: Work, { query: { after, ...wanted } }: Input<typeof listCommitmentsEndpoint>) =>
    page(work, wanted, after, pageSize)
}

/** The promise of each subject that falls due first, for the rows of a list. */
export function nextCommitments(parts: KeeperParts) {
  return async (work: Work, { query }: Input<typeof nextCommitmentsEndpoint>) => {
    const subjects = query.subject ?? []
    if (subjects.length === 0) return { items: [] }
    const found = (await commitments(work)
      .innerJoin(dueFirst(subjects).as('first'), 'first.id', 'c.id')
      .select('first.of')
      .orderBy('first.of')
      .execute()) as unknown as (CommitmentRow & { of: string })[]
    const views = await present(work, parts, found)
    return { items: views.map((view, at) => ({ ...view, of: (found[at] as { of: string }).of })) }
  }
}

/** What is owed first of each of these subjects, of a client also on its engagements; what is paused comes last. */
export const dueFirst = (subjects: string[]) => sql<{
  of: string
  id: string
  clause: string
  version: number
}>`(
  select distinct on (under.of) under.of, c.id, c.clause_code as clause, c.charter_version as version
  from ${withEngagements(subjects)} as under join commitment c on c.subject_id = under.id
  where c.status = any(${liveStatuses})
  order by under.of, c.status = 'paused', c.due_at, c.id)`

/** These subjects, and of clients among them also the engagements that the actor sees. */
const withEngagements = (subjects: string[]) => sql<{ id: string; of: string }>`(
  select o.id, o.id as of from unnest(${subjects}::uuid[]) as o(id)
  union all select s.id, s.parent_id from subject s
    where s.parent_id = any(${subjects}::uuid[]) and s.kind = 'engagement')`

export function readCommitment(parts: KeeperParts) {
  return (work: Work, { params }: Input<typeof readCommitmentEndpoint>) =>
    commitmentView(work, parts, params.id)
}

/** One commitment as the wire shows it. @throws not_found when the actor does not see it. */
export async function commitmentView(
  work: Work,
  parts: KeeperParts,
  id: string,
): Promise<CommitmentView> {
  const row = await commitments(work).where('c.id', '=', id).executeTakeFirst()
  const [view] = await present(work, parts, row ? [row as unknown as CommitmentRow] : [])
  if (!view) throw notFound()
  return view
}

async function present(
  work: Work,
  parts: KeeperParts,
  rows: CommitmentRow[],
): Promise<CommitmentView[]> {
  const versions = await parts.charters.versions(
    work.tx,
    rows.map((row) => row.charter_version),
  )
  const names = await parts.subjectNames(work.tx, [...new Set(rows.map((row) => row.subject_id))])
  const views: CommitmentView[] = []
  for (const row of rows) {
    const clause = versions.get(row.charter_version)?.clauses.get(row.clause_code)
    const calendar = await parts.calendars.forOffice(work.tx, row.office_id)
    const remainingMs =
      row.remaining_ms ?? (row.closed_at ? 0 : remainingTime(calendar, work.now, row.due_at))
    const nothing = { zh: row.clause_code, en: row.clause_code }
    views.push({
      id: row.id,
      clause: row.clause_code,
      provision: row.provision,
      title: clause?.title ?? nothing,
      duty: clause?.duty ?? nothing,
      charterVersion: row.charter_version,
      subject: {
        kind: row.subject_kind,
        id: row.subject_id,
        name: names.get(row.subject_id) ?? null,
      },
      aboutId: row.about_id,
      beneficiary: row.beneficiary,
      owner: { id: row.owner_id, name: row.owner_name },
      escalatedTo: row.escalated_to
        ? { id: row.escalated_to, name: row.escalated_name ?? '' }
        : null,
      escalationLevel: row.escalation_level,
      status: row.status,
      beganAt: row.began_at.toISOString(),
      opensAt: row.opens_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      dueProvisional: row.due_provisional,
      overdue: isOverdue(row, work.now),
      remainingMs,
      pressing: row.status === 'open' && presses(calendar, row.due_at, remainingMs, work.now),
      pausedAt: row.paused_at?.toISOString() ?? null,
      pauseReason: row.pause_reason,
      pausedUntil: row.status === 'paused' ? (row.next_step_at?.toISOString() ?? null) : null,
      reminded: { times: row.reminders_given, at: row.reminded_at?.toISOString() ?? null },
      help: row.help_asked_at
        ? { at: row.help_asked_at.toISOString(), reason: row.help_reason ?? '' }
        : null,
      untrained: row.untrained,
      closedAt: row.closed_at?.toISOString() ?? null,
      closeReason: row.close_reason,
      version: row.version,
      abilities: abilitiesIn(work, row),
    })
  }
  return views
}

/** Working milliseconds left from which it presses: half a working day. */
const halfADay = 4 * 3_600_000

/** What is due on Monday morning presses on Friday afternoon, and not while nobody works. */
function presses(calendar: WorkingCalendar, due: Date, remainingMs: number, now: Date): boolean {
  const dayAt = (instant: Date) => dayOf(instant, calendar.timeZone)
  if (dayAt(due) === dayAt(now)) return true
  return remainingMs < halfADay && dayAt(nextOpening(calendar, now)) === dayAt(now)
}

/** Late by the clock, whether or not the sweep has come by yet; a pause hides nothing. */
const isOverdue = (row: LiveCommitment, now: Date): boolean =>
  row.closed_at === null && row.status !== 'scheduled' && row.due_at < (row.paused_at ?? now)

/** What rights on a commitment depend on. */
export const factsOf = (row: LiveCommitment): CommitmentFacts => ({
  ownerId: row.owner_id,
  pastOwnerIds: row.past_owner_ids,
  escalatedTo: row.escalated_to,
})

function abilitiesIn(work: Work, row: CommitmentRow): CommitmentView['abilities'] {
  const may = abilitiesOf(charterPolicy, work.actor, factsOf(row))
  const live = row.closed_at === null
  return {
    excuseCommitment: live && may.excuseCommitment,
    pauseCommitment: row.status === 'open' && may.pauseCommitment && !isOverdue(row, work.now),
    resumeCommitment: row.status === 'paused' && may.resumeCommitment,
    transferCommitment: live && may.transferCommitment,
    escalateCommitment: live && row.status !== 'scheduled' && may.escalateCommitment,
  }
}
