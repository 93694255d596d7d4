import { sql } from 'kysely'
import type { RecordedEvent, SubjectKind } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { rowsAfter } from '#platform/db/keyset.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { type NoticeChoice, type NoticeKind, unreadMost } from './contract.ts'
import type { OutsideChannel, Promise as Owed, Standing, Telling } from './rules.ts'

/** A promise behind an event, as the rules need it; reminders are counted by its clause. */
export type PromiseRow = Omit<Owed, 'reminders'> & { charterVersion: number }

/** The promises that events are about: those they name, and the open ones on the records they name. */
export async function systemPromises(tx: Tx, events: RecordedEvent[]): Promise<PromiseRow[]> {
  const ids = [...new Set(events.flatMap(({ object }) => object ?? []))]
  if (ids.length === 0) return []
  const found = await sql<PromiseRow>`
    select c.id, c.about_id as "aboutId", c.clause_code as clause, c.owner_id as "ownerId",
      c.closed_at is not null as closed, c.charter_version as "charterVersion", t.type as "triggeredBy"
    from (
      select id from commitment where id = any(${ids})
      union select id from commitment where about_id = any(${ids}) and status in ('scheduled', 'open', 'paused')
    ) wanted join commitment c on c.id = wanted.id left join event t on t.id = c.trigger_event_id
    order by c.due_at desc, c.id`.execute(tx)
  return found.rows
}

export interface PersonRow extends Standing {
  name: string
  email: string
  language: 'zh-CN' | 'en'
  officeId: string
  departmentId: string
  hasWebhook: boolean
}

/** Whom what is for somebody on leave reaches: their delegates, else the head of their department. */
const standIns = (now: Date) => sql`(
    with running as (
      select person_id, delegate_id from delegation
      where ended_at is null and starts_at <= ${now} and ends_at > ${now}
    )
    select person_id, delegate_id as receiver_id from running
    union all
    select p.id, d.head_id from person p join department d on d.id = p.department_id
    where p.status = 'on_leave' and d.head_id <> p.id
      and not exists (select 1 from running r where r.person_id = p.id)
  )`

/** People with who stands in for them now. */
export async function systemPeople(tx: Tx, ids: string[], now: Date): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const found = await sql<PersonRow>`
    select p.id, p.status, p.name, p.email, p.language, p.office_id as "officeId",
      p.department_id as "departmentId",
      exists (select 1 from webhook w where w.person_id = p.id) as "hasWebhook",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.receiver_id, 'status', r.status) order by s.receiver_id)
        from ${standIns(now)} s join person r on r.id = s.receiver_id
        where s.person_id = p.id), '[]') as delegates
    from person p where p.id = any(${ids})`.execute(tx)
  return found.rows
}

/** `principal subject` of standing walls around these subjects. */
export async function systemWalls(tx: Tx, subjectIds: string[]): Promise<Set<string>> {
  const found = await sql<{ principal_id: string; subject_id: string }>`
    select principal_id, subject_id from shut_out_of(${subjectIds}::uuid[])`.execute(tx)
  return new Set(found.rows.map((row) => `${row.principal_id} ${row.subject_id}`))
}

export interface NewNotice {
  eventId: number
  personId: string
  kind: NoticeKind
  subject: { kind: SubjectKind; id: string }
  aboutId: string
  commitmentId: string | null
  clause: string | null
  /** Where it stands for all that an import brought. */
  importId: string | null
  app: 'at_once' | 'digest' | 'off'
  mail: Telling
  webhook: Telling
}

/** Writes notices, each once. @returns the ids really written. */
export async function insertNotices(tx: Tx, now: Date, notices: NewNotice[]): Promise<string[]> {
  if (notices.length === 0) return []
  const rows = notices.map((one) => ({
    id: uuidv7(now.getTime()),
    event_id: one.eventId,
    person_id: one.personId,
    kind: one.kind,
    subject_kind: one.subject.kind,
    subject_id: one.subject.id,
    about_id: one.aboutId,
    commitment_id: one.commitmentId,
    clause: one.clause,
    import_id: one.importId,
    at: now,
    app: one.app,
    mail: one.mail,
    webhook: one.webhook,
  }))
  return insertRows(tx, 'notice', rows, 'do nothing')
}

/** A notice with what its reader sees of the things it is about. */
export interface NoticeRow {
  id: string
  eventId: number
  personId: string
  personName: string
  kind: NoticeKind
  subjectKind: SubjectKind
  subjectId: string
  aboutId: string
  commitmentId: string | null
  clause: string | null
  ofImport: boolean
  at: Date
  readAt: Date | null
  seesSubject: boolean
  seesCommitment: boolean
  /** Of the commitment, where the reader sees it. */
  dueAt: Date | null
  charterVersion: number | null
  ownerId: string | null
  escalatedTo: string | null
  closed: boolean
  handoverStatus: string | null
}

function notices(tx: Tx) {
  return tx
    .selectFrom('notice as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .leftJoin('subject as s', 's.id', 'n.subject_id')
    .leftJoin('commitment as c', 'c.id', 'n.commitment_id')
    .leftJoin('handover as h', 'h.id', 'n.about_id')
    .select(['n.id', 'n.event_id as eventId', 'n.person_id as personId', 'p.name as personName'])
    .select(['n.kind', 'n.subject_kind as subjectKind', 'n.subject_id as subjectId', 'n.clause'])
    .select(['n.about_id as aboutId', 'n.commitment_id as commitmentId', 'n.at'])
    .select(['n.read_at as readAt', 'c.due_at as dueAt', 'c.charter_version as charterVersion'])
    .select(['c.owner_id as ownerId', 'c.escalated_to as escalatedTo'])
    .select(['h.status as handoverStatus'])
    .select([
      sql<boolean>`n.import_id is not null`.as('ofImport'),
      sql<boolean>`s.id is not null`.as('seesSubject'),
      sql<boolean>`c.id is not null`.as('seesCommitment'),
      sql<boolean>`c.closed_at is not null`.as('closed'),
    ])
    .$narrowType<{ kind: NoticeKind; subjectKind: SubjectKind }>()
}

/** A page of the notices of these people, the newest first. */
export function selectNotices(
  tx: Tx,
  asked: { people: string[]; unread: boolean; after: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  let query = notices(tx)
    .where('n.person_id', '=', sql<string>`any(${asked.people})`)
    .where('n.app', '<>', 'off')
    .where(rowsAfter(asked.after, { 'n.at': 'instant', 'n.id': 'id' }))
  if (asked.unread) query = query.where('n.read_at', 'is', null)
  return query
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(asked.limit + 1)
    .execute()
}

/** Notices by their ids, of those the transaction sees. */
export function selectNoticesById(tx: Tx, ids: string[]): Promise<NoticeRow[]> {
  return notices(tx)
    .where('n.id', '=', sql<string>`any(${ids})`)
    .orderBy('n.at')
    .orderBy('n.id')
    .execute()
}

/** How many wait to be read, and how many of them still press; neither beyond what the bell counts. */
export async function countUnread(
  tx: Tx,
  people: string[],
  red: readonly NoticeKind[],
): Promise<{ count: number; red: number }> {
  const counted = await sql<{ count: number; red: number }>`
    select count(*)::int as count,
      (count(*) filter (where newest.kind = any(${[...red]}) and c.closed_at is null))::int as red
    from (
      select kind, commitment_id from notice
      where person_id = any(${people}) and app = 'at_once' and read_at is null
      order by at desc, id desc limit ${unreadMost}) newest
    left join commitment c on c.id = newest.commitment_id`.execute(tx)
  return counted.rows[0] ?? { count: 0, red: 0 }
}

/** Marks notices of these people as read, or as unread again. @returns how many. */
export async function markNotices(
  tx: Tx,
  people: string[],
  ids: string[] | null,
  readAt: Date | null,
): Promise<number> {
  let query = tx
    .updateTable('notice')
    .set({ read_at: readAt })
    .where('person_id', '=', sql<string>`any(${people})`)
    .where('app', '<>', 'off')
    .where('read_at', readAt === null ? 'is not' : 'is', null)
  if (ids) query = query.where('id', '=', sql<string>`any(${ids})`)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** Forgets what is old: read a quarter of a year ago, or lying there for half a year. */
export async function systemForget(tx: Tx, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await tx.deleteFrom('notice').where('at', '<', before(180)).execute()
  await tx
    .deleteFrom('notice')
    .where('at', '<', before(90))
    .where('read_at', 'is not', null)
    .execute()
  await tx.deleteFrom('notice_sending').where('at', '<', before(180)).execute()
  const day = before(180).toISOString().slice(0, 10)
  await tx.deleteFrom('notice_digest').where('day', '<', day).execute()
}

/** Which column says how a channel stands with a notice. */
export const columnOf = (channel: OutsideChannel) => sql.ref(`n.${channel}`)

/** Notices of one event that a channel tells at once and that nobody has read yet. */
export async function systemAtOnce(
  tx: Tx,
  eventId: number,
  channel: OutsideChannel,
): Promise<{ id: string; personId: string }[]> {
  const found = await sql<{ id: string; personId: string }>`
    select n.id, n.person_id as "personId" from notice n
    where n.event_id = ${eventId} and ${columnOf(channel)} = 'at_once' and n.read_at is null`.execute(
    tx,
  )
  return found.rows
}

/** Notices a digest names at most; the others are counted. */
export const digestMost = 1_000

/** What a channel has not told these people yet, without what is just being sent by itself. */
export async function systemUntold(
  tx: Tx,
  people: string[],
  channel: OutsideChannel,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select n.id from notice n where n.person_id = any(${people}) and n.read_at is null
      and ${columnOf(channel)} in ('at_once', 'digest')
      and not exists (select 1 from outbox o where o.event_id = n.event_id
        and o.consumer = ${`notifications.${channel}`} and o.attempts < 10)
    order by n.at desc, n.id desc limit ${digestMost}`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Those of an office for whom something waited when the digest was due, and who had none today. */
export async function systemAwaiting(
  tx: Tx,
  asked: { officeId: string; day: string; due: Date; now: Date; limit: number },
): Promise<string[]> {
  const { officeId, day, due, now, limit } = asked
  const found = await sql<{ id: string }>`
    with untold as (
      select distinct n.person_id from notice n left join commitment c on c.id = n.commitment_id
      where n.read_at is null and (n.mail in ('at_once', 'digest') or n.webhook in ('at_once', 'digest'))
        and n.at <= ${due} and c.closed_at is null
    ), receiver as (
      select p.id from untold u join person p on p.id = u.person_id where p.status = 'active'
      union
      select s.receiver_id from untold u join person p on p.id = u.person_id and p.status = 'on_leave'
        join ${standIns(now)} s on s.person_id = p.id
    )
    select p.id from receiver r join person p on p.id = r.id
    where p.office_id = ${officeId} and p.status = 'active'
      and not exists (select 1 from notice_digest g where g.receiver_id = p.id and g.day = ${day}::date)
    order by p.id limit ${limit}`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Writes down that these have today's digest. @returns those who had none. */
export async function systemClaimDigests(
  tx: Tx,
  day: string,
  receivers: string[],
  now: Date,
): Promise<string[]> {
  const made = await sql<{ id: string }>`
    insert into notice_digest (receiver_id, day, made_at)
    select r.id, ${day}::date, ${now} from unnest(${receivers}::uuid[]) as r(id)
    on conflict do nothing returning receiver_id as id`.execute(tx)
  return made.rows.map((row) => row.id)
}

/** Whose notices a receiver is told: their own, and of people on leave for whom they stand in. */
export async function systemToldThrough(tx: Tx, receiverId: string, now: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select s.person_id as id from ${standIns(now)} s join person p on p.id = s.person_id
    where s.receiver_id = ${receiverId} and p.status = 'on_leave'`.execute(tx)
  return [receiverId, ...found.rows.map((row) => row.id)]
}

interface ChoiceRow extends NoticeChoice {
  personId: string | null
}

/** What people chose, and what the firm has as its default (`personId` null). */
export async function selectChoices(tx: Tx, people: string[]): Promise<ChoiceRow[]> {
  const rows = await tx
    .selectFrom('notice_choice')
    .select(['person_id as personId', 'channel', 'kind', 'clause', 'wanted'])
    .where((where) =>
      where.or([
        where('person_id', '=', sql<string>`any(${people})`),
        where('person_id', 'is', null),
      ]),
    )
    .orderBy('channel')
    .orderBy('kind')
    .orderBy('clause')
    .execute()
  return rows as ChoiceRow[]
}

/** Puts these choices in the place of those there were; without a person the firm's. */
export async function replaceChoices(
  tx: Tx,
  personId: string | null,
  choices: NoticeChoice[],
): Promise<void> {
  const old = tx.deleteFrom('notice_choice')
  await (personId
    ? old.where('person_id', '=', personId)
    : old.where('person_id', 'is', null)
  ).execute()
  const rows = choices.map((one) => ({ ...one, id: uuidv7(), person_id: personId }))
  if (rows.length > 0) {
    const twice = '(person_id, channel, kind, clause) do nothing'
    await insertRows(tx, 'notice_choice', rows, twice)
  }
}

/** What messages to chats may say; counts alone until somebody decided otherwise. */
export async function selectSaying(tx: Tx): Promise<'counts' | 'names'> {
  const row = await tx.selectFrom('notice_setting').select('webhook_says').executeTakeFirst()
  return (row?.webhook_says as 'counts' | 'names' | undefined) ?? 'counts'
}

/** Whether names of clients may leave the product with messages and calendars. */
export const mayNameClients = async (tx: Tx): Promise<boolean> =>
  (await selectSaying(tx)) === 'names'

export async function saveSaying(tx: Tx, firmId: string, says: 'counts' | 'names'): Promise<void> {
  await tx
    .insertInto('notice_setting')
    .values({ id: firmId, webhook_says: says })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ webhook_says: says }))
    .execute()
}
