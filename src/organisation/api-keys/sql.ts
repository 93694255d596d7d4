import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'

export interface ApiKeyRow {
  id: string
  personId: string
  personName: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

function keys(tx: Tx) {
  return tx
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select([
      'api_key.id',
      'api_key.person_id as personId',
      'person.name as personName',
      'api_key.name',
      'api_key.prefix',
      'api_key.scopes',
      'api_key.created_at as createdAt',
      'api_key.expires_at as expiresAt',
      'api_key.last_used_at as lastUsedAt',
      'api_key.revoked_at as revokedAt',
    ])
}

/** The keys of one person, or of everybody, the latest first. */
export function selectKeys(
  tx: Tx,
  filter: { personId: string | null; withRevoked: boolean },
): Promise<ApiKeyRow[]> {
  let query = keys(tx)
  if (filter.personId) query = query.where('api_key.person_id', '=', filter.personId)
  if (!filter.withRevoked) query = query.where('api_key.revoked_at', 'is', null)
  return query.orderBy('api_key.created_at', 'desc').limit(1_000).execute()
}

export function selectKey(tx: Tx, id: string): Promise<ApiKeyRow | undefined> {
  return keys(tx).where('api_key.id', '=', id).executeTakeFirst()
}

export async function insertKey(
  work: Work,
  key: Omit<ApiKeyRow, 'personName' | 'createdAt' | 'lastUsedAt' | 'revokedAt'> & { hash: Buffer },
): Promise<void> {
  await work.tx
    .insertInto('api_key')
    .values({
      id: key.id,
      person_id: key.personId,
      name: key.name,
      prefix: key.prefix,
      secret_sha256: key.hash,
      scopes: key.scopes,
      created_at: work.now,
      expires_at: key.expiresAt,
    })
    .execute()
}

/** Revokes keys that are in use. @returns how many. */
export async function revokeKeys(
  work: Work,
  which: { id: string } | { personId: string },
): Promise<number> {
  const query = work.tx
    .updateTable('api_key')
    .set({ revoked_at: work.now })
    .where('revoked_at', 'is', null)
  const chosen =
    'id' in which ? query.where('id', '=', which.id) : query.where('person_id', '=', which.personId)
  const result = await chosen.executeTakeFirst()
  return Number(result.numUpdatedRows)
}
