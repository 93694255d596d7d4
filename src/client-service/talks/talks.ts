import { asSystem, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { pageOf } from '#platform/http/page.ts'
import { isWalledWithin, namesOf, type NameOf } from '#organisation/index.ts'
import { seeEngagement, seeEngagementToChange } from '../see-engagement.ts'
import type { listTalksEndpoint, recordTalkEndpoint, Talk } from './contract.ts'
import { talkPolicy } from './policy.ts'
import { insertTalk, selectTalks, type TalkRow, tierOf } from './sql.ts'

/** Records a regular talk with the client: how content they are, what they said (S3). */
export async function recordTalk(
  work: Work,
  { params, body }: Input<typeof recordTalkEndpoint>,
): Promise<Talk> {
  const { engagement } = await seeEngagementToChange(work, params.id, talkPolicy, 'recordTalk')
  const { way, satisfaction, nps, said, nextTopics } = body
  const row: TalkRow = {
    id: uuidv7(),
    subject_id: params.id,
    way,
    satisfaction,
    nps,
    said,
    next_topics: nextTopics,
    recorded_by: personIdOf(work.actor),
    recorded_at: work.now,
  }
  await insertTalk(work.tx, row)
  await work.publish([
    {
      type: 'talk.recorded',
      subject: { kind: 'engagement', id: params.id },
      object: row.id,
      data: { satisfaction, nps, way },
    },
  ])
  if (!(await isWalledWithin(work, params.id, engagement.client_id)))
    await sayContacted(work, engagement.client_id, { way, engagement_id: params.id })
  return presentTalk(row, await namesOf(work.tx, [row.recorded_by]))
}

/** The client was contacted, also when whoever talked sees only the engagement. */
function sayContacted(work: Work, clientId: string, data: Record<string, unknown>) {
  return asSystem(work, async (tx) => {
    const key = (await tierOf(tx, clientId)) === 'key'
    const subject = { kind: 'client' as const, id: clientId }
    await work.publish([{ type: 'client.contacted', subject, data: { key, ...data } }])
  })
}

export async function listTalks(work: Work, { params, query }: Input<typeof listTalksEndpoint>) {
  await seeEngagement(work, params.id)
  const rows = await selectTalks(work.tx, params.id, query)
  const name = await namesOf(
    work.tx,
    rows.map((row) => row.recorded_by),
  )
  const { items, next } = pageOf(rows, query.limit, (row) => [row.id])
  return { items: items.map((row) => presentTalk(row, name)), next }
}

const presentTalk = (row: TalkRow, name: NameOf): Talk => ({
  id: row.id,
  engagementId: row.subject_id,
  way: row.way as Talk['way'],
  satisfaction: row.satisfaction,
  nps: row.nps,
  said: row.said,
  nextTopics: row.next_topics,
  recordedBy: name(row.recorded_by),
  recordedAt: row.recorded_at.toISOString(),
})
