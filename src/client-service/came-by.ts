import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import type { CameBy } from './fields.ts'

const id = z.uuid().nullish().catch(null)
const words = z.string().nullish().catch(null)
/** An origin as a conversion or a list brought in left it: names where only these were known. */
const Origin = z.object({
  channel_id: id,
  channel: words,
  campaign_id: id,
  referrer_name: words,
  referrer_client_id: id,
})

/** Where a client or a mandate came from, by names; a referring client the actor does not see has none. */
export async function cameByOf(tx: Tx, origin: unknown): Promise<z.input<typeof CameBy>> {
  const from = Origin.parse(origin)
  const nameIn = async (table: 'campaign' | 'client', which: typeof from.campaign_id) =>
    which
      ? ((await tx.selectFrom(table).select('name').where('id', '=', which).executeTakeFirst())
          ?.name ?? null)
      : null
  const channel = from.channel_id
    ? await tx
        .selectFrom('channel')
        .select(['name', 'name_en'])
        .where('id', '=', from.channel_id)
        .executeTakeFirst()
    : undefined
  const referrer = await nameIn('client', from.referrer_client_id)
  return {
    channel: channel?.name ?? from.channel ?? null,
    channelEn: channel?.name_en ?? null,
    campaign: await nameIn('campaign', from.campaign_id),
    // A name typed beside the link would name whoever is not seen.
    referrerName: from.referrer_client_id && !referrer ? null : (from.referrer_name ?? null),
    referrer:
      from.referrer_client_id && referrer ? { id: from.referrer_client_id, name: referrer } : null,
  }
}
