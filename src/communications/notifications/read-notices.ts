import { asSystem, type Input, type PersonActor, type Work } from '#access/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { type listNoticesEndpoint, type markNoticesEndpoint, redKinds } from './contract.ts'
import type { NotificationParts } from './parts.ts'
import { presentNotices } from './present.ts'
import { countUnread, markNotices as mark, selectNotices, systemToldThrough } from './sql.ts'

const personIn = ({ actor }: Work): PersonActor => {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

/** Me, the people I stand in for, and those on leave under me for whom nobody does. */
async function peopleOf(work: Work): Promise<string[]> {
  const { personId, standsInFor } = personIn(work)
  const told = await asSystem(work, () => systemToldThrough(work.tx, personId, work.now))
  return [...new Set([...told, ...standsInFor])]
}

const pageSize = 50

export const listNotices =
  (parts: NotificationParts) =>
  async (work: Work, { query }: Input<typeof listNoticesEndpoint>) => {
    const actor = personIn(work)
    const rows = await selectNotices(work.tx, {
      people: await peopleOf(work),
      unread: query.box === 'unread',
      after: query.after,
      limit: pageSize,
    })
    const { items, next } = pageOf(rows, pageSize, (row) => [row.at, row.id])
    return { items: await presentNotices(work.tx, parts, items, actor.personId), next }
  }

/** For the bell. */
export const countNotices = async (work: Work) =>
  countUnread(work.tx, await peopleOf(work), redKinds)

/** A mark of the reader's own, like a bookmark: nothing the firm's log would tell. */
export async function markNotices(work: Work, { body }: Input<typeof markNoticesEndpoint>) {
  const people = await peopleOf(work)
  const readAt = body.read ? work.now : null
  if (!body.read && !body.ids) return { count: 0 }
  return { count: await mark(work.tx, people, body.ids ?? null, readAt) }
}
