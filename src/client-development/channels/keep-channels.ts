import type { z } from 'zod'
import { entrance, personIdOf, type Work } from '#access/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { expectVersion } from '#platform/http/version.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import {
  archiveChannel,
  type Channel,
  changeChannel,
  type ChannelBody,
  createChannel,
  listChannels,
} from './contract.ts'
import { channelOut, channelsOf } from './sql.ts'

const columnsOf = ({ nameEn, ...body }: z.output<typeof ChannelBody>) => ({
  ...body,
  name_en: nameEn,
})

/** The channels of the firm; the export reads the same. */
export async function readChannels(
  { tx }: Work,
  { archived }: QueryOf<typeof listChannels>,
): Promise<z.output<typeof Channel>[]> {
  const all = channelsOf(tx)
  const rows = await (archived ? all : all.where('archived_at', 'is', null)).execute()
  return rows.map(channelOut)
}

const list = entrance(listChannels, async (work, { query }) => ({
  items: await readChannels(work, query),
}))

const create = entrance(createChannel, async (work, { body }) => {
  await expectFreeName(work, body.name, null)
  const id = uuidv7()
  await work.tx
    .insertInto('channel')
    .values({ ...columnsOf(body), id, created_by: personIdOf(work.actor), created_at: work.now })
    .execute()
  await publishAboutFirm(work, [
    { type: 'channel.created', object: id, data: { name: body.name, kind: body.kind } },
  ])
  return channelOut(await see(work, id))
})

const change = entrance(changeChannel, async (work, { params, body, ifMatch }) => {
  const channel = await see(work, params.id)
  expectVersion(ifMatch, channelOut(channel))
  if (channel.archived_at) throw refused('archived')
  await expectFreeName(work, body.name, channel.id)
  await work.tx
    .updateTable('channel')
    .set({ ...columnsOf(body), version: channel.version + 1 })
    .where('id', '=', channel.id)
    .execute()
  await publishAboutFirm(work, [
    { type: 'channel.changed', object: channel.id, data: { name: body.name, kind: body.kind } },
  ])
  return channelOut(await see(work, channel.id))
})

const archive = entrance(archiveChannel, async (work, { params }) => {
  const channel = await see(work, params.id)
  if (channel.archived_at) throw refused('archived')
  await work.tx
    .updateTable('channel')
    .set({ archived_at: work.now, version: channel.version + 1 })
    .where('id', '=', channel.id)
    .execute()
  await publishAboutFirm(work, [
    { type: 'channel.archived', object: channel.id, data: { name: channel.name } },
  ])
  return undefined
})

async function see(work: Work, id: string) {
  const row = await channelsOf(work.tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}

async function expectFreeName(work: Work, name: string, except: string | null): Promise<void> {
  const holder = await channelsOf(work.tx)
    .where('name', '=', name)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (holder && holder.id !== except) throw refused('name_taken')
}

export const entrances = [list, create, change, archive]
