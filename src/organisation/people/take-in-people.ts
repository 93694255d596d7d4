import { sql } from 'kysely'
import { type Actor, holds, personIdOf, type Role, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { publishChange } from '../publish.ts'
import type { PersonFields } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { decideGrant } from './rules.ts'
import { stored } from './sql.ts'

/** Somebody about to join with many others. */
export interface Newcomer extends PersonFields {
  id: string
  roles: Role[]
}

/** Whether the actor may give a newcomer these roles. */
export const mayGiveRoles = (actor: Actor, roles: Role[]): boolean =>
  roles.length === 0 ||
  (actor.kind === 'person' &&
    holds(peoplePolicy, 'grantRole', actor) &&
    roles.every(
      (role) => decideGrant(actor, { id: '', status: 'active', roles: [] }, role) === null,
    ))

/** Takes many people in, set-wise; their accounts are opened once the transaction stands. */
export async function takeInPeople(
  work: Work,
  newcomers: Newcomer[],
  data: Record<string, unknown>,
): Promise<void> {
  if (newcomers.length === 0) return
  await insertRows(
    work.tx,
    'person',
    newcomers.map((one) => ({ id: one.id, status: 'active', version: 1, ...stored(one) })),
  )
  const roles = newcomers.flatMap((one) => one.roles.map((role) => ({ person_id: one.id, role })))
  const given = { granted_by: personIdOf(work.actor), granted_at: work.now }
  if (roles.length > 0) {
    await insertRows(
      work.tx,
      'person_role',
      roles.map((role) => ({ ...role, ...given })),
    )
  }
  await publishChange(
    work,
    newcomers.map((one) => ({
      type: 'person.joined',
      object: one.id,
      data: {
        person_id: one.id,
        name: one.name,
        department_id: one.departmentId,
        roles: one.roles,
        account: 'to_be_opened',
        ...data,
      },
    })),
  )
}

/** Everybody, also those who have left, with one of the addresses or numbers. */
export async function peopleWith(
  tx: Tx,
  { mails, phones }: { mails: string[]; phones: string[] },
): Promise<{ id: string; name: string; mail: string; phone: string | null }[]> {
  const found = await sql<{ id: string; name: string; mail: string; phone: string | null }>`
    select id, name, lower(email) as mail, phone from person where lower(email) = any (${mails}::text[])
    union select id, name, lower(email), phone from person where phone = any (${phones}::text[])`.execute(
    tx,
  )
  return found.rows
}
