import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Matter } from './contract.ts'

/** Characters of a line: two lines of a page at most. */
const longest = 160

/**
 * What each of the promises is about, as far as the actor sees the thing itself: what is hidden from
 * them is missing, like what has no words.
 */
export async function mattersOf(tx: Tx, ids: string[]): Promise<Matter[]> {
  const { rows } = await sql<Matter>`
    select c.id as "commitmentId",
      nullif(left(regexp_replace(coalesce(
        question.text, feedback.text, client_decision.question, client_duty.what,
        contentment.doubt, nullif(planned_contact.occasion, ''), opportunity.need,
        lead.need, ''), '\\s+', ' ', 'g'), ${longest}), '') as line,
      coalesce(lead.contact_name, contact.name) as "contactName",
      coalesce(lead.phone, contact.phone) as phone
    from commitment c
    left join lead on lead.id = c.subject_id
    left join question on question.id = c.about_id
    left join feedback on feedback.id = c.about_id
    left join client_decision on client_decision.id = c.about_id
    left join client_duty on client_duty.id = c.about_id
    left join contentment on contentment.id = c.about_id
    left join planned_contact on planned_contact.id = c.about_id
    left join opportunity on opportunity.id = c.about_id
    left join engagement on engagement.id = c.subject_id
    left join client_contact contact on contact.is_main
      and contact.subject_id = coalesce(engagement.client_id, c.subject_id)
    where c.id = any(${ids}::uuid[])`.execute(tx)
  return rows.filter(({ line, phone, contactName }) => line ?? phone ?? contactName)
}

interface KeptDay {
  on: string
  kept: number
  late: number
}

/**
 * Promises of these people that were closed since, and those that fell due and stand unkept, by day.
 * @param zone of the person's office: a day ends where they work
 */
export async function keptSince(
  tx: Tx,
  people: string[],
  since: Date,
  now: Date,
  zone: string,
): Promise<KeptDay[]> {
  const { rows } = await sql<KeptDay>`
    select to_char(at at time zone ${zone}, 'YYYY-MM-DD') as on,
      count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as late
    from (
      select closed_at as at, status = 'kept' as kept from commitment
      where owner_id = any(${people}::uuid[]) and closed_at >= ${since}
        and status in ('kept', 'kept_late')
      union all
      select due_at, false from commitment
      where owner_id = any(${people}::uuid[]) and status in ('scheduled', 'open', 'paused')
        and due_at >= ${since} and due_at < ${now} and status = 'open'
    ) lately group by 1 order by 1`.execute(tx)
  return rows
}
