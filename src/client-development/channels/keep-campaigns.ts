import type { z } from 'zod'
import { entrance, personIdOf, type Work } from '#access/index.ts'
import type { BodyOf, QueryOf } from '#platform/http/endpoint.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { expectVersion } from '#platform/http/version.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import {
  archiveCampaign,
  type Campaign,
  changeCampaign,
  createCampaign,
  listCampaigns,
} from './contract.ts'
import { campaignOut, campaignsOf, channelsOf } from './sql.ts'

type Body = BodyOf<typeof createCampaign>

/** Campaigns of the firm, or of one channel; the export reads the same. */
export async function readCampaigns(
  { tx }: Work,
  { archived, channel }: QueryOf<typeof listCampaigns>,
): Promise<z.output<typeof Campaign>[]> {
  let rows = campaignsOf(tx)
  if (!archived) rows = rows.where('campaign.archived_at', 'is', null)
  if (channel) rows = rows.where('campaign.channel_id', '=', channel)
  return (await rows.execute()).map(campaignOut)
}

const list = entrance(listCampaigns, async (work, { query }) => ({
  items: await readCampaigns(work, query),
}))

const create = entrance(createCampaign, async (work, { body }) => {
  await check(work, body, null)
  const id = uuidv7()
  await work.tx
    .insertInto('campaign')
    .values({ ...rowOf(body), id, created_by: personIdOf(work.actor), created_at: work.now })
    .execute()
  await publishAboutFirm(work, [
    { type: 'campaign.created', object: id, data: { name: body.name } },
  ])
  return campaignOut(await see(work, id))
})

const change = entrance(changeCampaign, async (work, { params, body, ifMatch }) => {
  const campaign = await see(work, params.id)
  expectVersion(ifMatch, campaignOut(campaign))
  if (campaign.archived_at) throw refused('archived')
  await check(work, body, campaign.id)
  await work.tx
    .updateTable('campaign')
    .set({ ...rowOf(body), version: campaign.version + 1 })
    .where('id', '=', campaign.id)
    .execute()
  await publishAboutFirm(work, [
    { type: 'campaign.changed', object: campaign.id, data: { name: body.name } },
  ])
  return campaignOut(await see(work, campaign.id))
})

const archive = entrance(archiveCampaign, async (work, { params }) => {
  const campaign = await see(work, params.id)
  if (campaign.archived_at) throw refused('archived')
  await work.tx
    .updateTable('campaign')
    .set({ archived_at: work.now, version: campaign.version + 1 })
    .where('id', '=', campaign.id)
    .execute()
  await publishAboutFirm(work, [
    { type: 'campaign.archived', object: campaign.id, data: { name: campaign.name } },
  ])
  return undefined
})

async function see(work: Work, id: string) {
  const row = await campaignsOf(work.tx)
    .where('campaign.id', '=', id)
    .forUpdate('campaign')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const rowOf = (body: Body) => ({
  channel_id: body.channelId,
  name: body.name,
  starts_on: body.startsOn,
  ends_on: body.endsOn,
  cost: body.cost,
  note: body.note,
})

async function check(work: Work, body: Body, except: string | null): Promise<void> {
  const channel = await channelsOf(work.tx)
    .where('id', '=', body.channelId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!channel) throw badInput([{ path: 'channelId', code: 'not_found' }])
  const holder = await campaignsOf(work.tx)
    .where('campaign.channel_id', '=', body.channelId)
    .where('campaign.name', '=', body.name)
    .where('campaign.archived_at', 'is', null)
    .executeTakeFirst()
  if (holder && holder.id !== except) throw refused('name_taken')
}

export const entrances = [list, create, change, archive]
