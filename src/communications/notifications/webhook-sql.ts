import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { NoticeKind, WebhookProvider } from './contract.ts'

export interface WebhookRow {
  id: string
  personId: string | null
  departmentId: string | null
  provider: WebhookProvider
  host: string
  addressSealed: string
  secretSealed: string | null
  keptAt: Date
  answeredAt: Date | null
  problem: string | null
}

function webhooks(tx: Tx) {
  return tx
    .selectFrom('webhook as w')
    .select(['w.id', 'w.person_id as personId', 'w.department_id as departmentId', 'w.provider'])
    .select(['w.host', 'w.address_sealed as addressSealed', 'w.secret_sealed as secretSealed'])
    .select(['w.kept_at as keptAt', 'w.answered_at as answeredAt', 'w.problem'])
    .$narrowType<{ provider: WebhookProvider }>()
}

/** Robots the transaction sees: one's own, and those of departments for whoever keeps them. */
export const selectWebhooks = (tx: Tx): Promise<WebhookRow[]> =>
  webhooks(tx).orderBy('w.kept_at', 'desc').limit(500).execute()

export const selectWebhook = (tx: Tx, id: string): Promise<WebhookRow | undefined> =>
  webhooks(tx).where('w.id', '=', id).executeTakeFirst()

/** The robot of a person or of a department. */
export function selectWebhookOf(
  tx: Tx,
  whose: 'person_id' | 'department_id',
  id: string,
): Promise<WebhookRow | undefined> {
  return webhooks(tx).where(`w.${whose}`, '=', id).executeTakeFirst()
}

/** Puts a robot in the place of the one there was. */
export async function replaceWebhook(
  work: Work,
  row: Omit<WebhookRow, 'keptAt' | 'answeredAt' | 'problem'> & { keptBy: string },
): Promise<void> {
  const whose = row.personId
    ? ({ column: 'person_id', id: row.personId } as const)
    : ({ column: 'department_id', id: row.departmentId } as const)
  await work.tx.deleteFrom('webhook').where(whose.column, '=', whose.id).execute()
  await work.tx
    .insertInto('webhook')
    .values({
      id: row.id,
      person_id: row.personId,
      department_id: row.departmentId,
      provider: row.provider,
      host: row.host,
      address_sealed: row.addressSealed,
      secret_sealed: row.secretSealed,
      kept_by: row.keptBy,
      kept_at: work.now,
    })
    .execute()
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('webhook').where('id', '=', id).execute()
}

/** Notes whether the robot answered. */
export async function systemNoteAnswer(
  { tx, now }: Work,
  id: string,
  problem: string | null,
): Promise<void> {
  await tx
    .updateTable('webhook')
    .set(problem ? { problem } : { problem: null, answered_at: now })
    .where('id', '=', id)
    .execute()
}

/** Departments of an office that have a robot and no digest today. */
export async function systemDepartmentsAwaiting(
  tx: Tx,
  asked: { officeId: string; day: string },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select d.id from department d join webhook w on w.department_id = d.id
    where d.office_id = ${asked.officeId} and d.archived_at is null
      and not exists (select 1 from notice_digest g where g.receiver_id = d.id and g.day = ${asked.day}::date)
    order by d.id`.execute(tx)
  return found.rows.map((row) => row.id)
}

/** Beyond this the kinds of a department's notices are no longer counted. */
const countedMost = 1_000

/**
 * Kinds of what the people of a department have not read. Not a thing from behind a wall is counted
 * that shuts out the department or any of its people: all of them read the chat. Nor that somebody is shut out.
 */
export async function systemDepartmentKinds(tx: Tx, departmentId: string): Promise<NoticeKind[]> {
  const found = await sql<{ kind: NoticeKind }>`
    select n.kind from notice n join person p on p.id = n.person_id
      left join commitment c on c.id = n.commitment_id
    where p.department_id = ${departmentId} and p.status <> 'left' and n.read_at is null
      and (n.mail <> 'off' or n.app <> 'off') and c.closed_at is null and n.kind <> 'wall_raised'
      and not exists (select 1 from shut_out_of(array[n.subject_id]) x
        where x.principal_id = ${departmentId}
          or x.principal_id in (select m.id from person m where m.department_id = ${departmentId}))
    order by n.at desc limit ${countedMost}`.execute(tx)
  return found.rows.map((row) => row.kind)
}
