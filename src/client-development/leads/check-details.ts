import type { Work } from '#access/index.ts'
import { badInput, type FieldProblem } from '#platform/http/refusal.ts'
import { dayOf } from '#organisation/index.ts'

/** Fields that name other things. */
export interface Naming {
  channelId?: string | null | undefined
  campaignId?: string | null | undefined
  referrerClientId?: string | null | undefined
  clientId?: string | null | undefined
  receivedOn?: string | undefined
}

/** What a lead names exists, as far as the actor can see; a campaign belongs to its channel. */
export async function checkDetails(work: Work, named: Naming): Promise<void> {
  const problems: FieldProblem[] = []
  if (named.receivedOn && named.receivedOn > dayOf(work.now)) {
    problems.push({ path: 'receivedOn', code: 'in_the_future' })
  }
  if (named.channelId && !(await exists(work, 'channel', named.channelId))) {
    problems.push({ path: 'channelId', code: 'not_found' })
  }
  if (named.campaignId) {
    const campaign = await work.tx
      .selectFrom('campaign')
      .select('channel_id')
      .where('id', '=', named.campaignId)
      .executeTakeFirst()
    if (!campaign) problems.push({ path: 'campaignId', code: 'not_found' })
    else if (campaign.channel_id !== named.channelId) {
      problems.push({ path: 'campaignId', code: 'other_channel' })
    }
  }
  for (const path of ['referrerClientId', 'clientId'] as const) {
    const id = named[path]
    if (id && !(await isClient(work, id))) problems.push({ path, code: 'not_found' })
  }
  if (problems.length > 0) throw badInput(problems)
}

const exists = async (work: Work, table: 'channel', id: string): Promise<boolean> =>
  (await work.tx.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !==
  undefined

async function isClient(work: Work, id: string): Promise<boolean> {
  const found = await work.tx
    .selectFrom('subject')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'client')
    .executeTakeFirst()
  return found !== undefined
}
