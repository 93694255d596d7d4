import { sql } from 'kysely'
import { entrance } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { findDuplicateLeads } from './contract.ts'

/** Exact keys of people, in canonical form. */
export interface DuplicateKeys {
  phones: string[]
  mails: string[]
  codes: string[]
}

/** Leads with one of the keys that the actor sees, newest first. Each key has its index. */
export async function leadsWithKeys(tx: Tx, keys: DuplicateKeys, limit = 10_000) {
  const { phones, mails, codes } = keys
  const found = await sql<{ id: string }>`
    select found.id from (
      select id from lead where phone = any (${phones}::text[])
      union select id from lead where mail = any (${mails}::text[])
      union select id from lead where unified_social_credit_code = any (${codes}::text[])
    ) found
    -- Leads of an import that was undone are as if they had never been.
    where not exists (select 1 from lead_turn t where t.subject_id = found.id
      and t.kind = 'withdrawal' and t.reason_code = 'import_undone')
    order by found.id desc limit ${limit}`.execute(tx)
  if (found.rows.length === 0) return []
  return tx
    .selectFrom('lead')
    .leftJoin('person', 'person.id', 'lead.specialist_id')
    .select([
      'lead.id',
      'lead.name',
      'lead.stage',
      'lead.phone',
      'lead.mail',
      'lead.unified_social_credit_code as code',
      'lead.specialist_id',
      'person.name as specialist_name',
      'lead.created_at',
    ])
    .where(
      'lead.id',
      'in',
      found.rows.map((row) => row.id),
    )
    .orderBy('lead.id', 'desc')
    .execute()
}

const listed = (key: string | undefined) => (key === undefined ? [] : [key])

const find = entrance(findDuplicateLeads, async (work, { query }) => {
  const { phone, mail, code } = query
  const keys = { phones: listed(phone), mails: listed(mail), codes: listed(code) }
  const leads = await leadsWithKeys(work.tx, keys, 20)
  return {
    items: leads.map((lead) => ({
      id: lead.id,
      name: lead.name,
      stage: lead.stage as never,
      specialist: lead.specialist_id
        ? { id: lead.specialist_id, name: lead.specialist_name ?? '' }
        : null,
      createdAt: lead.created_at.toISOString(),
      by: [
        ...(phone && lead.phone === phone ? (['phone'] as const) : []),
        ...(mail && lead.mail === mail ? (['mail'] as const) : []),
        ...(code && lead.code === code ? (['code'] as const) : []),
      ],
    })),
  }
})

export const entrances = [find]
