import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Scope } from '../rules.ts'

type Days = readonly [from: string, until: string]

export interface LeadCount {
  month: string
  channelId: string | null
  campaignId: string | null
  referred: boolean
  reached: number
  ended: string | null
  leads: number
}

export async function countLeads({ tx }: Work, scope: Scope, [from, until]: Days) {
  const found = await sql<LeadCount>`
    select month, channel_id as "channelId", campaign_id as "campaignId", referred, reached, ended, leads
    from lead_counts(${scope}, ${from}::date, ${until}::date)`.execute(tx)
  return found.rows
}

export interface Pace {
  period: string
  registered: number
  converted: number
}

export async function countPace(
  { tx }: Work,
  scope: Scope,
  [from, until]: Days,
  step: 'week' | 'month',
) {
  const found = await sql<Pace>`
    select period, registered, converted
    from lead_pace(${scope}, ${from}::date, ${until}::date, ${step})`.execute(tx)
  return found.rows
}

/** Channels and campaigns with what they cost, also those no longer used. */
export async function selectSources({ tx }: Work) {
  const channels = await tx
    .selectFrom('channel')
    .select(['id', 'name', 'name_en as nameEn'])
    .execute()
  const campaigns = await tx
    .selectFrom('campaign')
    .select(['id', 'name', 'channel_id as channelId', 'cost', 'starts_on as startsOn'])
    .select('ends_on as endsOn')
    .orderBy(byName('name'))
    .execute()
  return { channels, campaigns }
}

export interface SpreadRow {
  clause: string
  month: string | null
  departmentId: string | null
  answered: number
  kept: number
  medianMs: number
  ninetiethMs: number
}

export async function spreadResponses(
  { tx }: Work,
  scope: Scope,
  [from, until]: Days,
  clauses: readonly string[],
) {
  const found = await sql<SpreadRow>`
    select clause_code as clause, month, department_id as "departmentId", answered, kept,
      median_ms as "medianMs", ninetieth_ms as "ninetiethMs"
    from response_spread(${scope}, ${from}::date, ${until}::date, ${clauses}::text[])`.execute(tx)
  return found.rows
}

export interface OpinionCount {
  period: string
  departmentId: string | null
  lawyerId: string | null
  tier: string
  rated: number
  stars: number
  content: number
  asked: number
  promoters: number
  detractors: number
}

export async function countOpinions(
  { tx }: Work,
  scope: Scope,
  [from, until]: Days,
  step: 'week' | 'month',
) {
  const found = await sql<OpinionCount>`
    select period, department_id as "departmentId", lawyer_id as "lawyerId", tier, rated, stars, content, asked,
      promoters, detractors
    from opinion_counts(${scope}, ${from}::date, ${until}::date, ${step})`.execute(tx)
  return found.rows
}

export interface InstructionCount {
  month: string
  departmentId: string | null
  instructions: number
  repeats: number
}

export async function countInstructions({ tx }: Work, scope: Scope, from: Date, until: Date) {
  const found = await sql<InstructionCount>`
    select month, department_id as "departmentId", instructions, repeats
    from instruction_counts(${scope}, ${from}, ${until})`.execute(tx)
  return found.rows
}

export interface LoadCount {
  id: string
  name: string
  departmentId: string
  engagements: number
  promises: number
  overdue: number
}

/** What everybody has in hand, those with most first. */
export async function countLoad({ tx }: Work, scope: Scope) {
  const found = await sql<LoadCount>`
    select p.id, p.name, p.department_id as "departmentId", l.engagements, l.promises, l.overdue
    from load_counts(${scope}) l join person p on p.id = l.person_id
    order by l.engagements desc, l.promises desc, ${byName('p.name')}`.execute(tx)
  return found.rows
}

export interface HandoverCount {
  fromDepartment: string
  toDepartment: string
  status: 'offered' | 'accepted' | 'returned' | 'withdrawn'
  handovers: number
}

export async function countHandovers({ tx }: Work, scope: Scope, from: Date, until: Date) {
  const found = await sql<HandoverCount>`
    select from_department as "fromDepartment", to_department as "toDepartment", status, handovers
    from handover_counts(${scope}, ${from}, ${until})`.execute(tx)
  return found.rows
}

export interface EffectRow {
  version: number
  clause: string
  keptBefore: number
  missedBefore: number
  keptAfter: number
  missedAfter: number
}

export async function compareVersions({ tx }: Work, scope: Scope, days: number, newest: number) {
  const found = await sql<EffectRow>`
    select version, clause_code as clause, kept_before as "keptBefore", missed_before as "missedBefore",
      kept_after as "keptAfter", missed_after as "missedAfter"
    from version_effects(${scope}, ${days}, ${newest})`.execute(tx)
  return found.rows
}

/** The newest versions of the charter that followed another, and what each was made for. */
export async function selectVersions({ tx }: Work, newest: number) {
  const rows = await tx
    .selectFrom('charter_version')
    .select(['number', 'reason', 'published_at as publishedAt'])
    .where('status', '=', 'published')
    .orderBy('number', 'desc')
    .limit(newest + 1)
    .execute()
  return rows.map((row, index) => ({ ...row, before: rows[index + 1]?.number ?? null }))
}
