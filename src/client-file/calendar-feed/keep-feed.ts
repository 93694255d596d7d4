import { randomBytes } from 'node:crypto'
import type { Work } from '#access/index.ts'
import { mayNameClients } from '#communications/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { endAddress, hashOf, ownerIn, revokeAddress } from '../secret-address.ts'
import { type FeedRow, insertFeed, selectFeedOf } from './sql.ts'

const present = (row: FeedRow) => ({
  madeAt: row.madeAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})

export async function readCalendarFeed(work: Work) {
  const row = await selectFeedOf(work.tx, ownerIn(work))
  return { feed: row ? present(row) : null, namesClients: await mayNameClients(work.tx) }
}

/** Makes the address under which one's calendar is read; the one before ends. */
export const makeCalendarFeed = (publicUrl: string) => async (work: Work) => {
  const personId = ownerIn(work)
  await endAddress(work, 'calendar_feed', personId)
  const token = randomBytes(32).toString('base64url')
  const id = await insertFeed(work, personId, hashOf(token))
  await publishAboutFirm(work, [
    { type: 'calendar_feed.made', object: id, data: { person_id: personId } },
  ])
  const feed = present((await selectFeedOf(work.tx, personId)) as FeedRow)
  return { feed, address: `${publicUrl}/calendar/${token}.ics` }
}

export const revokeCalendarFeed = (work: Work) => revokeAddress(work, 'calendar_feed')
