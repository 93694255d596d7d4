import pg from 'pg'
import type { TestClock } from '#platform/clock.ts'
import type { Browser, Product } from '../support/product.ts'
import { type Planned, planned } from './enquiries.ts'
import { hire, type People } from './people.ts'
import { must, road, type Staff, type Walked } from './road.ts'
import { serve } from './service.ts'

/** The moment at which the pictures are taken: a Tuesday morning. */
export const pictured = Date.parse('2026-11-24T10:20:00+08:00')

const hour = 3_600_000
/** Hours that a step takes after the one before. */
const hoursTo: Record<string, number> = {
  screened: 1,
  assigned: 0.5,
  contacted: 3,
  assessed: 24,
  proposed: 26,
  ready: 60,
  converted: 12,
  signed: 24,
  reported: 30,
  cared: 20,
  resolved: 22,
}

export interface Filled {
  people: People
  /** Ids by the name of who asked, of clients by their name. */
  leads: Map<string, string>
  clients: Map<string, string>
}

type Story = AsyncGenerator<string, Walked>

/**
 * Lets everybody's story happen in the order of time, up to the moment of the pictures.
 * @param later milliseconds by which everything happens later, whole weeks of them
 */
export async function fill(
  product: Product,
  clock: TestClock,
  founder: Browser,
  later = 0,
): Promise<Filled> {
  const until = pictured + later
  const people = await hire(product, founder)
  const channels = await openChannels(people)
  const leads = new Map<string, string>()
  const clients = new Map<string, string>()
  let stories = planned.map((one) => ({
    at: Date.parse(one.at) + later,
    one,
    story: storyOf(product, people, one, channels),
  }))
  while (stories.length > 0) {
    const next = stories.reduce((first, other) => (other.at < first.at ? other : first))
    if (next.at > until) throw new Error(`${next.one.enquiry.name} is too late`)
    await pass(product, clock, next.at)
    const { done, value } = await next.story.next()
    if (done) {
      const { name, organisation = name } = next.one.enquiry
      leads.set(name, value.leadId)
      if (value.clientId) clients.set(organisation, value.clientId)
      stories = stories.filter((other) => other !== next)
    } else next.at = inHours(next.at + (hoursTo[value] ?? 1) * hour)
  }
  await pass(product, clock, until)
  await product.work('sweep')
  return { people, leads, clients }
}

async function* storyOf(
  product: Product,
  people: People,
  { enquiry, to, by, lawyer, channel, end }: Planned,
  channels: Record<string, string>,
): Story {
  const { marketer, manager, officer } = people
  const staff: Staff = {
    marketer,
    manager,
    officer,
    specialist: people[by],
    lawyer: people[lawyer],
  }
  const walked = yield* road(product, staff, { ...enquiry, channelId: channels[channel] }, to)
  if (end) {
    yield 'contacted'
    const at = `/api/leads/${walked.leadId}`
    if (end === 'lost') {
      const body = { reasonCode: 'fees', reason: '预算不足，选择自行办理。' }
      must(await staff.specialist.browser.post(`${at}/loss`, body))
    } else {
      const body = { reasonCode: 'spam', reason: '推销电话。' }
      must(await marketer.browser.post(`${at}/disqualification`, body))
    }
  }
  if (walked.engagementId) yield* serve(product, staff, people.accountant, walked)
  return walked
}

/** Working time only: after six comes the next morning, after Friday Monday. */
function inHours(at: number): number {
  const local = new Date(at + 8 * hour)
  if (local.getUTCHours() >= 18 || local.getUTCHours() < 9) {
    if (local.getUTCHours() >= 18) local.setUTCDate(local.getUTCDate() + 1)
    local.setUTCHours(9, 30)
  }
  while (local.getUTCDay() % 6 === 0) local.setUTCDate(local.getUTCDate() + 1)
  return local.getTime() - 8 * hour
}

/** Moves the clock; once a day what is overdue is noticed, as the worker would. */
async function pass(product: Product, clock: TestClock, to: number): Promise<void> {
  const dayBefore = clock.now().toISOString().slice(0, 10)
  clock.set(new Date(to))
  await stayAwake(product)
  if (clock.now().toISOString().slice(0, 10) !== dayBefore) await product.work('sweep')
}

/** Everybody's session goes on: signing in for each act would be too many in a minute. */
export async function stayAwake({ db, clock }: Product): Promise<void> {
  const admin = new pg.Client({ connectionString: db.adminUrl })
  await admin.connect()
  await admin.query('update auth.session_use set started_at = $1, last_used_at = $1', [clock.now()])
  await admin.end()
}

async function openChannels({ marketer }: People): Promise<Record<string, string>> {
  const kinds = {
    online: ['online_promotion', '官网咨询'],
    referral: ['client_referral', '老客户推荐'],
    event: ['industry_event', '制造业法律沙龙'],
    media: ['media', '苏州日报专栏'],
  }
  const channels: Record<string, string> = {}
  for (const [key, [kind, name]] of Object.entries(kinds)) {
    channels[key] = must(await marketer.browser.post('/api/channels', { kind, name })).id
  }
  return channels
}
