import type { Input, PersonActor, Work } from '#access/index.ts'
import { countDecisions } from '#insight/index.ts'
import { zoneOf } from '#organisation/index.ts'
import type { readMattersEndpoint } from './contract.ts'
import { keptSince, mattersOf } from './sql.ts'

const day = 86_400_000
/** Days that count as lately. */
const lately = 30

export async function readMatters(work: Work, { query }: Input<typeof readMattersEndpoint>) {
  return { items: await mattersOf(work.tx, query.ids) }
}

export async function readKept(work: Work) {
  const { personId } = work.actor as PersonActor
  const zone = await zoneOf(work.tx, personId)
  const since = new Date(work.now.getTime() - lately * day)
  const days = await keptSince(work.tx, [personId], since, work.now, zone)
  const sum = (of: 'kept' | 'late') => days.reduce((total, one) => total + one[of], 0)
  return { kept: sum('kept'), late: sum('late'), days }
}

export const readDecisionCount = async (work: Work) => ({
  count: await countDecisions(work, work.actor as PersonActor),
})
