import { sql } from 'kysely'
import { nameKey } from '#imports/index.ts'
import type { RowProblem } from '#imports/reading/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { writingsOf } from '#platform/text.ts'

/** How a list speaks of a client the firm has: by code where it says one, else by name. */
export interface ClientSaid {
  client: string | null
  unifiedSocialCreditCode: string | null
}

export type ClientNamed = { id: string } | { problem: 'client_unknown' | 'client_ambiguous' }

/** Which clients are meant, of those the transaction sees: whom nobody may see is not there. */
export async function namedClients(
  tx: Tx,
  said: ClientSaid[],
): Promise<(one: ClientSaid) => ClientNamed> {
  const codes = [...new Set(said.flatMap((one) => one.unifiedSocialCreditCode ?? []))]
  const names = [
    ...new Set(said.flatMap((one) => (one.client === null ? [] : writingsOf(one.client)))),
  ]
  const found = await sql<{ id: string; code: string | null; name: string }>`
    select id, unified_social_credit_code as code, name from client where unified_social_credit_code = any (${codes}::text[])
    union select id, unified_social_credit_code, name from client where name = any (${names}::text[])`.execute(
    tx,
  )
  const byCode = new Map(found.rows.flatMap((row) => (row.code ? [[row.code, row.id]] : [])))
  const byName = Map.groupBy(found.rows, (row) => nameKey(row.name))
  return ({ client, unifiedSocialCreditCode: code }) => {
    const coded = code === null ? undefined : byCode.get(code)
    if (coded) return { id: coded }
    const [only, ...others] = (client === null ? undefined : byName.get(nameKey(client))) ?? []
    if (!only) return { problem: 'client_unknown' }
    return others.length > 0 ? { problem: 'client_ambiguous' } : { id: only.id }
  }
}

/** Why a row is not imported whose client is not known; nothing where it is. */
export function clientUnknown(found: ClientNamed, said: ClientSaid): RowProblem[] {
  if ('id' in found) return []
  const text = said.client ?? said.unifiedSocialCreditCode ?? ''
  return [{ column: null, code: found.problem, values: { text } }]
}
