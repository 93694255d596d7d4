import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { personIdOf, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { forbidden } from '#platform/http/refusal.ts'

/** Addresses that work for whoever knows them, each in its table: of every person one stands at a time. */
const revoked = {
  mail_drop: { type: 'mail_drop.revoked' },
  calendar_feed: { type: 'calendar_feed.revoked' },
} as const
type Addresses = keyof typeof revoked

/** What is kept of the secret part: nobody who reads the database can use it. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Whose addresses the act is about: the actor's own. */
export function ownerIn({ actor }: Work): string {
  const personId = personIdOf(actor)
  if (!personId) throw forbidden()
  return personId
}

/** Ends a person's address, where a new one takes its place. @returns the one that ended. */
export async function endAddress(
  { tx, now }: Work,
  table: Addresses,
  personId: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set revoked_at = ${now}
    where person_id = ${personId} and revoked_at is null returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** Ends the actor's address for good. */
export async function revokeAddress(work: Work, table: Addresses): Promise<undefined> {
  const personId = ownerIn(work)
  const id = await endAddress(work, table, personId)
  if (!id) return
  await publishAboutFirm(work, [{ ...revoked[table], object: id, data: { person_id: personId } }])
}
