import type { Work } from '#access/index.ts'
import { allFormsInForce, keepAnswers, readWritten } from '#forms/index.ts'
import { type Made, type Making, nameKey } from '#imports/index.ts'
import { dayOf } from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import { registerLeads } from '../leads/index.ts'
import { draftOf, type Surroundings } from './draft.ts'
import { practiceAreaOf } from './practice-areas.ts'
import type { ReadLead } from './reading/index.ts'

/** Registers the rows as leads that wait for their screening. */
export async function makeLeads(
  work: Work,
  importId: string,
  rows: Making<ReadLead>[],
): Promise<Made> {
  const around = await surroundingsOf(work)
  const forms = await allFormsInForce(work.tx, 'lead_fields')
  const read = rows.map(({ id, entry, defaults }) => {
    const { channelId = null, campaignId = null } = defaults
    const area = entry.practiceArea === null ? null : practiceAreaOf(entry.practiceArea)
    const asked = forms.filter((form) => [null, area].includes(form.practiceArea))
    const { sheets, taken } = readWritten(asked, entry.extra, around.today, entry.meant)
    // What became a field of the firm's own does not stand below the need as well.
    const extra = Object.entries(entry.extra).filter(([title]) => !taken.includes(title))
    const rest = { ...entry, extra: Object.fromEntries(extra) }
    const draft = { ...draftOf(rest, { channelId, campaignId }, around), id, importId }
    return { draft, answered: { subject: { kind: 'lead' as const, id }, sheets } }
  })
  await registerLeads(
    work,
    read.map((one) => one.draft),
  )
  await keepAnswers(
    work,
    'lead_fields',
    read.map((one) => one.answered),
  )
  return { subjects: new Map() }
}

async function surroundingsOf({ tx, now, actor }: Work): Promise<Surroundings> {
  const channels = await channelsInUse(tx)
  const campaigns = await campaignsInUse(tx)
  return {
    channels: new Map(
      channels.flatMap(({ id, name, nameEn }) => [
        ...(nameEn ? [[nameKey(nameEn), id] as const] : []),
        [nameKey(name), id] as const,
      ]),
    ),
    campaigns: Map.groupBy(campaigns, (row) => nameKey(row.name)),
    today: dayOf(now),
    language: actor.kind === 'person' ? await languageOf(tx, actor.personId) : 'zh',
  }
}

export const channelsInUse = (tx: Tx) =>
  tx
    .selectFrom('channel')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('archived_at', 'is', null)
    .orderBy(byName('name'))
    .execute()

export const campaignsInUse = (tx: Tx) =>
  tx
    .selectFrom('campaign')
    .innerJoin('channel', 'channel.id', 'campaign.channel_id')
    .select(['campaign.id', 'campaign.name', 'campaign.channel_id as channelId'])
    .where('campaign.archived_at', 'is', null)
    .where('channel.archived_at', 'is', null)
    .orderBy(byName('campaign.name'))
    .execute()

/** The language a person reads. */
async function languageOf(tx: Tx, personId: string): Promise<'zh' | 'en'> {
  const person = await tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', personId)
    .executeTakeFirst()
  return person?.language.startsWith('en') ? 'en' : 'zh'
}
