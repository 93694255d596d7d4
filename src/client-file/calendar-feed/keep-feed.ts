import { createHash, randomBytes } from 'node:crypto'
import type { PersonActor, Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import { type FeedRow, insertFeed, revokeFeed, selectFeedOf } from './sql.ts'

const personIn = ({ actor }: Work): PersonActor => {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

/** What is kept of a token: nobody who reads the database can use it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const present = (row: FeedRow) => ({
  madeAt: row.madeAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})

export async function readCalendarFeed(work: Work) {
  const row = await selectFeedOf(work.tx, personIn(work).personId)
  return { feed: row ? present(row) : null }
}

/** Makes the address under which one's calendar is read; the one before ends. */
export const makeCalendarFeed = (publicUrl: string) => async (work: Work) => {
  const { personId } = personIn(work)
  await revokeFeed(work, personId)
  const token = randomBytes(32).toString('base64url')
  const id = await insertFeed(work, personId, hashOf(token))
  await publishAboutFirm(work, [
    { type: 'calendar_feed.made', object: id, data: { person_id: personId } },
  ])
  const feed = present((await selectFeedOf(work.tx, personId)) as FeedRow)
  return { feed, address: `${publicUrl}/calendar/${token}.ics` }
}

export async function revokeCalendarFeed(work: Work): Promise<undefined> {
  const { personId } = personIn(work)
  const id = await revokeFeed(work, personId)
  if (!id) return
  await publishAboutFirm(work, [
    { type: 'calendar_feed.revoked', object: id, data: { person_id: personId } },
  ])
}
