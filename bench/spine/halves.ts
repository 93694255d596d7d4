import type pg from 'pg'
import type { Acknowledged } from './writers.ts'

/** What must not be there after any number of kills: each query counts. */
const halves: Record<string, string> = {
  'leads without exactly one lead.registered': `select count(*)::int as n from lead l
    where (select count(*) from event e where e.subject_id = l.id and e.type = 'lead.registered') <> 1`,
  'subjects without their lead': `select count(*)::int as n from subject s
    where s.kind = 'lead' and not exists (select 1 from lead l where l.id = s.id)`,
  'leads without their specialist as a member': `select count(*)::int as n from lead l
    where not exists (select 1 from subject_member m where m.subject_id = l.id and m.part = 'specialist')`,
  'first contacts without exactly one lead.contacted': `select count(*)::int as n from first_contact f
    where (select count(*) from event e where e.object_id = f.id and e.type = 'lead.contacted') <> 1`,
  'lead.contacted without its first contact': `select count(*)::int as n from event e
    where e.type = 'lead.contacted' and not exists (select 1 from first_contact f where f.id = e.object_id)`,
  'lead.registered without its lead': `select count(*)::int as n from event e
    where e.type = 'lead.registered' and not exists (select 1 from lead l where l.id = e.subject_id)`,
  'leads contacted that stand where they stood': `select count(*)::int as n from lead l
    where (l.stage = 'contacted') <> exists (select 1 from first_contact f where f.subject_id = l.id)`,
  'events without the commitment their clause demands': `select count(*)::int as n
    from (values ('lead.assigned', 'D2'), ('lead.contacted', 'D3'), ('lead.contacted', 'G4')) as owed(type, clause)
    join event e on e.type = owed.type
    where not exists (select 1 from commitment c where c.trigger_event_id = e.id and c.clause_code = owed.clause)`,
  'commitments without exactly one commitment.opened': `select count(*)::int as n from commitment c
    where (select count(*) from event e where e.object_id = c.id and e.type = 'commitment.opened') <> 1`,
  'first contacts that did not keep the promise of one': `select count(*)::int as n from first_contact f
    where not exists (select 1 from commitment c join event e on e.id = c.evidence_event_id
      where c.subject_id = f.subject_id and c.clause_code = 'D2' and e.object_id = f.id)`,
  'idempotency rows without their effect': `select count(*)::int as n from idempotency i
    where case when i.key like 'lead-%' then not exists (select 1 from lead l where l.id = (i.reply ->> 'id')::uuid)
      else not exists (select 1 from first_contact f where f.id = (i.reply ->> 'contactId')::uuid) end`,
  'effects without their idempotency row': `select (select count(*) from lead l where not exists (select 1 from idempotency i where i.key = l.name))::int
    + (select count(*) from first_contact f where not exists (select 1 from idempotency i where i.key = f.note))::int as n`,
}

export interface Damage {
  lost: number
  doubles: number
  /** Halves by what they are; those of which there are none are left out. */
  halves: Record<string, number>
  rows: { leads: number; contacts: number; events: number; commitments: number }
}

/** Holds the database against what was acknowledged. */
export async function damageIn(admin: pg.Client, writes: Acknowledged[]): Promise<Damage> {
  const one = async (text: string, values: unknown[] = []) =>
    (await admin.query(text, values)).rows[0]
  const ids = (kind: Acknowledged['kind']) => writes.filter((w) => w.kind === kind)
  const columns = (kind: Acknowledged['kind']) => [
    ids(kind).map((w) => w.id),
    ids(kind).map((w) => w.key),
  ]
  const lostOf = (table: string, key: string) =>
    `select count(*)::int as n from unnest($1::uuid[], $2::text[]) as w(id, key)
     where not exists (select 1 from ${table} t where t.id = w.id and t.${key} = w.key)`
  const doubled = (table: string, key: string) =>
    `select count(*)::int as n from (select 1 from ${table} group by ${key} having count(*) > 1) d`
  const found: Record<string, number> = {}
  for (const [name, query] of Object.entries(halves)) {
    const { n } = await one(query)
    if (n > 0) found[name] = n
  }
  return {
    lost:
      (await one(lostOf('lead', 'name'), columns('lead'))).n +
      (await one(lostOf('first_contact', 'note'), columns('contact'))).n,
    doubles:
      (await one(doubled('lead', 'name'))).n + (await one(doubled('first_contact', 'note'))).n,
    halves: found,
    rows: await one(`select (select count(*) from lead)::int as leads, (select count(*) from first_contact)::int as contacts,
      (select count(*) from event)::int as events, (select count(*) from commitment)::int as commitments`),
  }
}

/**
 * Takes one thing of each kind away, looks, and puts everything back: what the counts do not notice
 * here they would not notice after a kill either.
 */
export async function assertNoticed(admin: pg.Client, writes: Acknowledged[]): Promise<void> {
  const [lead] = writes.filter((one) => one.kind === 'lead')
  const [contact] = writes.filter((one) => one.kind === 'contact')
  if (!lead || !contact) throw new Error('nothing was written')
  const losses: [statement: string, id: string][] = [
    ['delete from lead where id = $1', lead.id],
    ['delete from first_contact where id = $1', contact.id],
    [`delete from event where subject_id = $1 and type = 'lead.registered'`, lead.id],
    [`delete from event where object_id = $1 and type = 'lead.contacted'`, contact.id],
    [`delete from commitment where subject_id = $1 and clause_code = 'D2'`, lead.id],
    [
      `delete from event where type = 'commitment.opened' and object_id in (select id from commitment where subject_id = $1)`,
      lead.id,
    ],
    ['delete from idempotency where key = (select name from lead where id = $1)', lead.id],
    [
      `update lead set name = (select name from lead where id <> $1 order by id limit 1) where id = $1`,
      lead.id,
    ],
  ]
  for (const [statement, id] of losses) {
    await admin.query('begin')
    await admin.query('set local session_replication_role = replica')
    const taken = await admin.query(statement, [id])
    const { lost, doubles, halves: found } = await damageIn(admin, writes)
    await admin.query('rollback')
    const noticed = lost + doubles + Object.keys(found).length > 0
    if (!taken.rowCount || !noticed) throw new Error(`not noticed: ${statement}`)
  }
}
