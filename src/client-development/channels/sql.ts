import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { byName } from '#platform/db/by-name.ts'
import type { DB, Tx } from '#platform/db/database.ts'
import type { Campaign, Channel, Introduction } from './contract.ts'

type Row<Table extends keyof DB> = Selectable<DB[Table]>
const instant = (at: Date | null) => at?.toISOString() ?? null

export const channelsOf = (tx: Tx) => tx.selectFrom('channel').selectAll().orderBy(byName('name'))
export const campaignsOf = (tx: Tx) =>
  tx
    .selectFrom('campaign')
    .innerJoin('channel', 'channel.id', 'campaign.channel_id')
    .selectAll('campaign')
    .select(['channel.name as channel_name', 'channel.name_en as channel_name_en'])
    .orderBy('campaign.starts_on', (order) => order.desc().nullsLast())
    .orderBy(byName('campaign.name'))
export const introductionsOf = (tx: Tx) =>
  tx
    .selectFrom('introduction')
    .leftJoin('person', 'person.id', 'introduction.approved_by')
    .selectAll('introduction')
    .select('person.name as approver_name')
    .orderBy('introduction.kind')
    .orderBy(byName('introduction.title'))

export const channelOut = (row: Row<'channel'>): z.input<typeof Channel> => ({
  id: row.id,
  kind: row.kind as z.input<typeof Channel>['kind'],
  name: row.name,
  nameEn: row.name_en,
  note: row.note,
  archivedAt: instant(row.archived_at),
  version: row.version,
})

export const campaignOut = (
  row: Row<'campaign'> & { channel_name: string; channel_name_en: string | null },
): z.input<typeof Campaign> => ({
  id: row.id,
  channelId: row.channel_id,
  channelName: row.channel_name,
  channelNameEn: row.channel_name_en,
  name: row.name,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  cost: row.cost,
  note: row.note,
  archivedAt: instant(row.archived_at),
  version: row.version,
})

export const introductionOut = (
  row: Row<'introduction'> & { approver_name: string | null },
): z.input<typeof Introduction> => ({
  id: row.id,
  kind: row.kind as z.input<typeof Introduction>['kind'],
  title: row.title,
  body: row.body,
  departmentId: row.department_id,
  personId: row.person_id,
  approvedBy: row.approved_by,
  approvedByName: row.approver_name,
  approvedAt: instant(row.approved_at),
  archivedAt: instant(row.archived_at),
  version: row.version,
})
