import { asSystem, type Input, type PersonActor, type Work } from '#access/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
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

/** What is asked of one's notices; the export asks the same. */
export type NoticesWanted = Omit<QueryOf<typeof listNoticesEndpoint>, 'after'>

/** A page of the reader's notices, the latest first. */
export const noticePage =
  (parts: NotificationParts) =>
  async (work: Work, { box }: NoticesWanted, after: string | undefined, limit: number) => {
    const actor = personIn(work)
    const rows = await selectNotices(work.tx, {
      people: await peopleOf(work),
      unread: box === 'unread',
      after,
      limit,
    })
    const { items, next } = pageOf(rows, limit, (row) => [row.at, row.id])
    return { items: await presentNotices(work.tx, parts, items, actor.personId), next }
  }

export const listNotices =
  (parts: NotificationParts) =>
  (work: Work, { query: { after, ...wanted } }: Input<typeof listNoticesEndpoint>) =>
    noticePage(parts)(work, wanted, after, pageSize)

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
