import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { reachOf, seenBy, type SubjectKind, type Work } from '#access/index.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { beginningOf, viewerOf } from '../period.ts'
import type { Scope } from '../rules.ts'

interface Span {
  from: string
  until: string
  after?: string | undefined
  limit: number
}

/** Narrows rows to a scope; what the actor does not see, the policies leave out anyway. */
function within(
  { actor }: Work,
  scope: Scope,
  { department, mine }: { department: RawBuilder<unknown>; mine: RawBuilder<SqlBool> },
): RawBuilder<SqlBool> {
  if (scope === 'firm') return sql<SqlBool>`true`
  if (scope === 'own') return mine
  return sql<SqlBool>`${department} = any (${reachOf(actor).departments}::uuid[])`
}

/** The actor works on the subject. */
const worksOn = ({ actor }: Work, subject: RawBuilder<unknown>) =>
  sql<SqlBool>`exists (select 1 from subject_member m where m.subject_id = ${subject} and m.person_id = ${viewerOf(actor).personId})`

export async function selectLeads(
  work: Work,
  scope: Scope,
  wanted: Span & {
    channel?: string | undefined
    campaign?: string | undefined
    reached: number
    referred?: boolean | undefined
  },
) {
  const me = viewerOf(work.actor).personId
  let query = work.tx
    .selectFrom('lead_fact as f')
    .innerJoin('lead as l', 'l.id', 'f.subject_id')
    .leftJoin('channel as k', 'k.id', 'f.channel_id')
    .select(['l.id', 'l.name', 'l.stage', 'f.received_on as receivedOn', 'k.name as channelName'])
    .select('k.name_en as channelNameEn')
    .select(sql<string>`left(l.need, 200)`.as('need'))
    .where('f.received_on', '>=', wanted.from)
    .where('f.received_on', '<', wanted.until)
    .where('f.reached', '>=', wanted.reached)
    .where(seenBy(work.actor, 'lead', 'f.subject_id'))
    .where(
      within(work, scope, {
        department: sql`f.department_id`,
        mine: sql<SqlBool>`${me} in (f.specialist_id, f.assessor_id)`,
      }),
    )
  if (wanted.channel) query = query.where('f.channel_id', '=', wanted.channel)
  if (wanted.campaign) query = query.where('f.campaign_id', '=', wanted.campaign)
  if (wanted.referred !== undefined) query = query.where('f.referred', '=', wanted.referred)
  return query
    .where(rowsAfter(wanted.after, { 'f.received_on': 'day', 'f.subject_id': 'id' }))
    .orderBy('f.received_on', 'desc')
    .orderBy('f.subject_id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
}

export async function selectOpinions(
  work: Work,
  scope: Scope,
  wanted: Span & {
    department?: string[] | undefined
    lawyer?: string | undefined
    tier?: string | undefined
    low: boolean
  },
) {
  let query = work.tx
    .selectFrom('opinion_fact as f')
    .select(['f.id', 'f.source', 'f.subject_id', 'f.client_id', 'f.lawyer_id'])
    .select(['f.given_on', 'f.satisfaction', 'f.nps'])
    .where('f.given_on', '>=', wanted.from)
    .where('f.given_on', '<', wanted.until)
    .where(seenBy(work.actor, 'engagement', 'f.subject_id'))
    .where(
      within(work, scope, {
        department: sql`f.department_id`,
        mine: worksOn(work, sql`f.subject_id`),
      }),
    )
  if (wanted.department) query = query.where('f.department_id', 'in', wanted.department)
  if (wanted.lawyer) query = query.where('f.lawyer_id', '=', wanted.lawyer)
  if (wanted.tier) query = query.where('f.tier', '=', wanted.tier)
  if (wanted.low) query = query.where(sql<SqlBool>`(f.satisfaction <= 3 or f.nps <= 6)`)
  const page = query
    .where(rowsAfter(wanted.after, { 'f.given_on': 'day', 'f.id': 'id' }))
    .orderBy('f.given_on', 'desc')
    .orderBy('f.id', 'desc')
    .limit(wanted.limit + 1)
  // The page first, the names of its few rows afterwards.
  return work.tx
    .selectFrom(page.as('o'))
    .leftJoin('engagement as e', 'e.id', 'o.subject_id')
    .leftJoin('client as c', 'c.id', 'o.client_id')
    .leftJoin('person as p', 'p.id', 'o.lawyer_id')
    .select(['o.id', 'o.source', 'o.subject_id as subjectId', 'e.title', 'o.satisfaction', 'o.nps'])
    .select(['o.client_id as clientId', 'c.name as clientName', 'o.given_on as givenOn'])
    .select(['o.lawyer_id as lawyerId', 'p.name as lawyerName'])
    .orderBy('o.given_on', 'desc')
    .orderBy('o.id', 'desc')
    .execute()
}

export async function selectInstructions(
  work: Work,
  scope: Scope,
  wanted: Span & { lawyer?: string | undefined; open: boolean; repeat: boolean },
) {
  let query = work.tx
    .selectFrom('engagement as e')
    .innerJoin('subject as s', 's.id', 'e.id')
    .innerJoin('client as c', 'c.id', 'e.client_id')
    .select(['e.id', 'e.title', 'e.client_id as clientId', 'c.name as clientName'])
    .select('e.opened_at as openedAt')
    .where('e.opened_at', '>=', beginningOf(wanted.from))
    .where('e.opened_at', '<', beginningOf(wanted.until))
    .where(seenBy(work.actor, 'engagement', 'e.id'))
    .where(
      within(work, scope, { department: sql`s.department_id`, mine: worksOn(work, sql`e.id`) }),
    )
  if (wanted.lawyer) {
    query = query.where('e.id', 'in', (inner) =>
      inner
        .selectFrom('engagement_lawyer as w')
        .select('w.subject_id')
        .where('w.person_id', '=', wanted.lawyer as string)
        .where('w.part', '=', 'lead_lawyer'),
    )
  }
  if (wanted.open) {
    query = query.where('e.stage', 'in', ['opened', 'signed', 'running', 'suspended'])
  }
  if (wanted.repeat) {
    query = query.where(
      sql<SqlBool>`exists (select 1 from engagement b where b.client_id = e.client_id and (b.opened_at, b.id) < (e.opened_at, e.id))`,
    )
  }
  return query
    .where(rowsAfter(wanted.after, { 'e.opened_at': 'instant', 'e.id': 'id' }))
    .orderBy('e.opened_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
}

export async function selectHandovers(
  work: Work,
  scope: Scope,
  wanted: Span & {
    status?: string | undefined
    fromDepartment?: string | undefined
    toDepartment?: string | undefined
  },
) {
  const me = viewerOf(work.actor).personId
  const { departments, kinds } = reachOf(work.actor)
  let query = work.tx
    .selectFrom('handover as h')
    .innerJoin('person as g', 'g.id', 'h.from_id')
    .innerJoin('person as r', 'r.id', 'h.to_id')
    .select(['h.id', 'h.subject_kind as subjectKind', 'h.subject_id as subjectId', 'h.status'])
    .select(['h.from_id as fromId', 'g.name as fromName', 'h.to_id as toId', 'r.name as toName'])
    .select(['h.offered_at as offeredAt', 'h.answered_at as answeredAt'])
    .select('h.answer_reason as answerReason')
    .$narrowType<{ subjectKind: SubjectKind; status: 'offered' | 'accepted' }>()
    .where('h.offered_at', '>=', beginningOf(wanted.from))
    .where('h.offered_at', '<', beginningOf(wanted.until))
  if (scope === 'own') query = query.where('h.to_id', '=', me)
  if (scope === 'department') {
    query = query.where(
      sql<SqlBool>`(g.department_id = any (${departments}::uuid[]) or r.department_id = any (${departments}::uuid[])
        or exists (select 1 from subject s where s.id = h.subject_id and s.department_id = any (${departments}::uuid[])))`,
    )
  }
  // Whoever sees no kind of subject firm-wide begins with the few they see, instead of asking of every row.
  if (scope === 'department' && kinds.length === 0) {
    query = query.where(
      sql<SqlBool>`(h.to_id = ${me} or h.subject_id = any (array(
        select seen_subject_ids('engagement') union all select seen_subject_ids('client') union all select seen_subject_ids('lead'))))`,
    )
  }
  if (wanted.status) query = query.where('h.status', '=', wanted.status as 'offered')
  if (wanted.fromDepartment) query = query.where('g.department_id', '=', wanted.fromDepartment)
  if (wanted.toDepartment) query = query.where('r.department_id', '=', wanted.toDepartment)
  return query
    .where(rowsAfter(wanted.after, { 'h.offered_at': 'instant', 'h.id': 'id' }))
    .orderBy('h.offered_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
}

export async function selectAdjustments(
  work: Work,
  scope: Scope,
  wanted: Span & { outcome?: 'adjusted' | 'kept' | 'waiting' | undefined },
) {
  let query = work.tx
    .selectFrom('feedback as f')
    .innerJoin('engagement as e', 'e.id', 'f.subject_id')
    .innerJoin('subject as s', 's.id', 'f.subject_id')
    .select(['f.id', 'f.subject_id as subjectId', 'e.title', 'f.received_at as receivedAt'])
    .select(['f.plan_outcome as outcome', 'f.plan_reason as reason'])
    .select(sql<string>`left(f.text, 400)`.as('text'))
    .where('f.touches_plan', '=', true)
    .where('f.received_at', '>=', beginningOf(wanted.from))
    .where('f.received_at', '<', beginningOf(wanted.until))
    .where(seenBy(work.actor, 'engagement', 'f.subject_id'))
    .where(
      within(work, scope, {
        department: sql`s.department_id`,
        mine: worksOn(work, sql`f.subject_id`),
      }),
    )
  if (wanted.outcome === 'waiting') query = query.where('f.plan_outcome', 'is', null)
  else if (wanted.outcome) query = query.where('f.plan_outcome', '=', wanted.outcome)
  return query
    .where(rowsAfter(wanted.after, { 'f.received_at': 'instant', 'f.id': 'id' }))
    .orderBy('f.received_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(wanted.limit + 1)
    .execute()
}

/** How feedback that touched a plan ended, of what the actor sees. */
export async function countAdjustments(work: Work, scope: Scope, from: Date, until: Date) {
  const found = await sql<{ outcome: 'adjusted' | 'kept' | null; count: number }>`
    select f.plan_outcome as outcome, count(*) as count
    from feedback f join subject s on s.id = f.subject_id
    where f.touches_plan and f.received_at >= ${from} and f.received_at < ${until}
      and ${within(work, scope, { department: sql`s.department_id`, mine: worksOn(work, sql`f.subject_id`) })}
    group by 1`.execute(work.tx)
  return found.rows
}
