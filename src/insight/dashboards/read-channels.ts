import type { Input, Work } from '#access/index.ts'
import { periodOf, viewerOf } from '../period.ts'
import { leadScopeOf } from '../rules.ts'
import type { ChannelBoard, readChannelBoardEndpoint } from './contract.ts'
import { costOf, grouped, lostOf, ranWithin, roadOf } from './rules.ts'
import { countLeads, countPace, type LeadCount, selectSources } from './sql.ts'

type Sources = Awaited<ReturnType<typeof selectSources>>
type Campaign = Sources['campaigns'][number]

/** Which channel brings clients, and what one costs. */
export async function readChannelBoard(
  work: Work,
  { query }: Pick<Input<typeof readChannelBoardEndpoint>, 'query'>,
): Promise<ChannelBoard> {
  const scope = leadScopeOf(viewerOf(work.actor))
  const { months, from, until } = await periodOf(work, query)
  const counts = await countLeads(work, scope, [from, until])
  const pace = await countPace(work, scope, [from, until], 'month')
  const { channels, campaigns } = await selectSources(work)
  // What a campaign cost belongs to all its leads: a part of them has no price.
  const spent = scope === 'firm' ? campaigns.filter((one) => ranWithin(one, from, until)) : []
  const byChannel = grouped(counts, (one) => one.channelId)
  const spentOn = grouped(spent, (one) => one.channelId)
  const there = channels.filter(({ id }) => byChannel.has(id) || spentOn.has(id))
  const unknown = byChannel.has(null) ? [{ id: null, name: null, nameEn: null }] : []
  return {
    scope,
    from,
    until,
    ...figuresOf(counts, spent),
    channels: [...there, ...unknown]
      .map(({ id, name, nameEn }) => {
        const ofChannel = byChannel.get(id) ?? []
        const paid = (id && spentOn.get(id)) || []
        return {
          id,
          name,
          nameEn,
          ...figuresOf(ofChannel, paid),
          campaigns: campaignsOf(ofChannel, campaigns, paid),
        }
      })
      .toSorted((a, b) => (b.road[0] ?? 0) - (a.road[0] ?? 0)),
    months: months.map((month) => {
      const { registered = 0, converted = 0 } = pace.find((one) => one.period === month) ?? {}
      return { month, registered, converted }
    }),
  }
}

const figuresOf = (counts: LeadCount[], spent: Campaign[]) => ({
  road: roadOf(counts),
  lost: lostOf(counts),
  cost: costOf(spent),
})

/** Campaigns that brought leads or cost something. */
function campaignsOf(counts: LeadCount[], all: Campaign[], paid: Campaign[]) {
  const brought = grouped(counts, (one) => one.campaignId)
  return all
    .filter((one) => brought.has(one.id) || paid.includes(one))
    .map((one) => ({
      id: one.id,
      name: one.name,
      nameEn: null,
      ...figuresOf(brought.get(one.id) ?? [], paid.includes(one) ? [one] : []),
    }))
}
