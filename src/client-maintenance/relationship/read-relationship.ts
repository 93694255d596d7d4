import type { Input, Work } from '#access/index.ts'
import { seeClient } from '../clients.ts'
import type { listAcquaintancesEndpoint, readClientSatisfactionEndpoint } from './contract.ts'
import { knownBy, remembered } from './rules.ts'
import { selectContactsOf, selectContentments } from './sql.ts'

/** How content a client said to be, in the order of time. */
export async function readClientSatisfaction(
  work: Work,
  { params }: Input<typeof readClientSatisfactionEndpoint>,
) {
  await seeClient(work.tx, params.id)
  const rows = await selectContentments(work.tx, params.id, 60)
  return {
    items: rows.toReversed().map(({ engagement_id, title, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      engagement: engagement_id && title ? { id: engagement_id, title } : null,
    })),
  }
}

/** Who of the firm knows a client. */
export async function listAcquaintances(
  work: Work,
  { params }: Input<typeof listAcquaintancesEndpoint>,
) {
  await seeClient(work.tx, params.id)
  const since = new Date(work.now.getTime() - remembered)
  const rows = await selectContactsOf(work.tx, params.id, since)
  const contacts = rows.map((row) => ({
    person: {
      id: row.person_id,
      name: row.name,
      departmentName: row.department_name,
      departmentNameEn: row.department_name_en,
    },
    at: row.at,
  }))
  return {
    items: knownBy(contacts, work.now)
      .slice(0, 30)
      .map(({ person: { id, name, ...department }, contacts: count, lastAt, strength }) => ({
        person: { id, name },
        ...department,
        contacts: count,
        lastAt: lastAt.toISOString(),
        strength: Math.round(strength * 100) / 100,
      })),
  }
}
