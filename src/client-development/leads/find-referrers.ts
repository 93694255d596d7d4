import { sql } from 'kysely'
import { entrance } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import { findReferrers } from './contract.ts'

/** Clients offered at once. */
const most = 50

const find = entrance(findReferrers, async (work, { query: { q, also } }) => {
  const asked =
    q === undefined
      ? sql<string>`select referring_clients(${most})`
      : sql<string>`select service_candidates('client', ${q}, ${most})`
  const found = await work.tx
    .selectFrom('client')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any (array(${asked}) || ${also ? [also] : []}::uuid[])`)
    .orderBy(byName('name'))
    .execute()
  return { items: found }
})

export const entrances = [find]
