import { permits, type Work } from '#access/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { type NameOf, namesOf } from '#organisation/index.ts'
import type { Standing } from '#client-service/index.ts'
import { standingOf, standingsOf } from '../standing.ts'
import type { Opportunity } from './contract.ts'
import { opportunityPolicy } from './policy.ts'
import { decideSettling } from './rules.ts'
import { lockOpportunity, type OpportunityRow, selectOpportunity } from './sql.ts'

/** The opportunity an actor wants to act on: seen, locked, and theirs to act on in this way. */
export async function seeOpportunityToChange(
  work: Work,
  id: string,
  right: keyof Opportunity['abilities'],
): Promise<OpportunityRow> {
  const row = await lockOpportunity(work.tx, id)
  if (!row) throw notFound()
  const thing = { ...(await standingOf(work.tx, row.clientId)), ownerId: row.ownerId }
  if (!permits(opportunityPolicy, right, work.actor, thing)) throw forbidden()
  return row
}

export function expectOpen(row: OpportunityRow): void {
  const refusal = decideSettling(row.state)
  if (refusal) throw refused(refusal)
}

/** The opportunity as it stands now. */
export async function showOpportunity(work: Work, id: string): Promise<Opportunity> {
  const row = await selectOpportunity(work.tx, id)
  if (!row) throw notFound()
  const [shown] = await presentOpportunities(work, [row])
  return shown as Opportunity
}

export async function presentOpportunities(
  work: Work,
  rows: OpportunityRow[],
): Promise<Opportunity[]> {
  const name = await namesOf(
    work.tx,
    rows.flatMap((row) => [row.ownerId, row.noticedBy]),
  )
  const standings = await standingsOf(
    work.tx,
    rows.map((row) => row.clientId),
  )
  return rows.map((row) => present(row, work, name, standings.get(row.clientId) as Standing))
}

function present(row: OpportunityRow, work: Work, name: NameOf, standing: Standing): Opportunity {
  const { clientId, clientName, ownerId, noticedBy, noticedAt, settledAt, ...rest } = row
  const open = row.state === 'noticed'
  const may = (right: keyof Opportunity['abilities']) =>
    open && permits(opportunityPolicy, right, work.actor, { ...standing, ownerId })
  return {
    ...rest,
    client: { id: clientId, name: clientName },
    owner: name(ownerId),
    noticedBy: name(noticedBy),
    noticedAt: noticedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    abilities: {
      changeOpportunity: may('changeOpportunity'),
      pursueOpportunity: may('pursueOpportunity'),
      dropOpportunity: may('dropOpportunity'),
    },
  }
}
