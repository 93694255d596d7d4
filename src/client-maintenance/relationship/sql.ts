import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface ContentmentRow {
  id: string
  from: 'talk' | 'return_visit' | 'feedback'
  at: Date
  engagement_id: string | null
  title: string | null
  satisfaction: number | null
  nps: number | null
  kind: string | null
}

/** The latest times a client said how content they are, of those the actor sees; newest first. */
export async function selectContentments(
  tx: Tx,
  clientId: string,
  most: number,
): Promise<ContentmentRow[]> {
  const { rows } = await sql<ContentmentRow>`
    select said.*, e.title from (
      (select t.id, 'talk' as "from", t.recorded_at as at, t.subject_id as engagement_id,
          t.satisfaction, t.nps, null as kind
        from engagement e cross join lateral (
          select * from talk where talk.subject_id = e.id
            and (talk.satisfaction is not null or talk.nps is not null)
          order by talk.id desc limit ${most}) t
        where e.client_id = ${clientId})
      union all
      (select v.id, 'return_visit', v.at, v.subject_id, v.satisfaction, v.nps, null
        from return_visit v where v.client_id = ${clientId} order by v.at desc, v.id desc limit ${most})
      union all
      (select f.id, 'feedback', f.received_at,
          case when f.subject_kind = 'engagement' then f.subject_id end, null, null, f.kind
        from feedback f where f.client_id = ${clientId} and f.state <> 'withdrawn'
        order by f.received_at desc, f.id desc limit ${most})
    ) said left join engagement e on e.id = said.engagement_id
    order by said.at desc, said.id desc limit ${most}`.execute(tx)
  return rows
}

export interface ContactRow {
  person_id: string
  name: string
  department_name: string | null
  department_name_en: string | null
  at: Date
}

/** Events in which somebody of the firm turned to the client. */
const turning = [
  'lead.contacted',
  'lead.assessed',
  'proposal.offered',
  'progress.reported',
  'question.answered',
  'decision.put',
]

/** Who of the firm had contact with a client and when, of what the actor sees; those who left aside. */
export async function selectContactsOf(
  tx: Tx,
  clientId: string,
  since: Date,
): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select p.id as person_id, p.name, d.name as department_name,
      d.name_en as department_name_en, had.at from (
      select m.made_by as person_id, m.at from contact_made m where m.subject_id = ${clientId}
      union all select v.recorded_by, v.at from return_visit v where v.client_id = ${clientId}
      union all select t.recorded_by, t.recorded_at
        from engagement e join talk t on t.subject_id = e.id where e.client_id = ${clientId}
      union all select v.actor_id, v.at from (
          select e.id from engagement e where e.client_id = ${clientId}
          union all select c.lead_id from client c where c.id = ${clientId}
        ) about join event v on v.subject_id = about.id
        where v.actor_kind = 'person' and v.type = any(${turning}) and not is_taken_back(v.id, v.subject_id)
    ) had
    join person p on p.id = had.person_id and p.status <> 'left'
    left join department d on d.id = p.department_id
    where had.at >= ${since}
    order by had.at desc limit 5000`.execute(tx)
  return rows
}
