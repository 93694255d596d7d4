import { type NewEvent, personIdOf, type Work } from '#access/index.ts'
import { insertRows, insertTogether } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { spreadWalls } from '#conflicts/index.ts'
import { dayOf } from '#organisation/index.ts'
import { involveNewLeads } from '../parties/index.ts'
import { addTurns } from './sql.ts'

/** A lead about to be written down; whatever is left out is unknown. Identifiers are canonical already. */
export interface LeadDraft {
  id?: string
  name: string
  contactName?: string | null
  organisation?: string | null
  phone?: string | null
  mail?: string | null
  wechat?: string | null
  unifiedSocialCreditCode?: string | null
  region?: string | null
  need?: string
  practiceArea?: string | null
  urgency?: string
  /** Yuan as a decimal string. */
  estimatedAmount?: string | null
  opponents?: string[]
  channelId?: string | null
  campaignId?: string | null
  referrerName?: string | null
  referrerClientId?: string | null
  receivedOn?: string
  clientId?: string | null
  importId?: string | null
  opportunityId?: string | null
  noticeVersion?: string | null
  consentedAt?: Date | null
  /** Who looks after it from the start: then it needs no screening. */
  specialistId?: string | null
  departmentId?: string | null
  /** Who brought it, and claims it. */
  originatorId?: string | null
}

/**
 * Writes down any number of leads, set-wise: for a single one, an import, an enquiry, an opportunity.
 * @returns their ids, in the order of the drafts.
 */
export async function registerLeads(
  work: Work,
  drafts: LeadDraft[],
  by?: 'public',
): Promise<string[]> {
  if (drafts.length === 0) return []
  const leads = drafts.map((draft) => ({ ...draft, id: draft.id ?? uuidv7(work.now.getTime()) }))
  const createdBy = by === 'public' ? null : personIdOf(work.actor)
  const rows = leads.map((lead) => leadRow(work, lead, createdBy))
  await insertTogether(work.tx, [
    { table: 'subject', rows: leads.map((lead) => subjectRow(work, lead, createdBy)) },
    { table: 'lead', rows },
  ])
  await spreadWalls(
    work,
    leads.flatMap(({ id, clientId }) => (clientId ? [{ from: clientId, to: id }] : [])),
  )
  const owned = leads.filter((lead) => lead.specialistId)
  await insertRows(
    work.tx,
    'subject_member',
    owned.map((lead) => ({
      subject_id: lead.id,
      person_id: lead.specialistId,
      part: 'specialist',
      since: work.now,
    })),
  )
  await addTurns(
    work,
    owned.flatMap((lead) => [
      { subject_id: lead.id, kind: 'screening', outcome: 'accepted' },
      { subject_id: lead.id, kind: 'assignment', specialist_id: lead.specialistId as string },
    ]),
  )
  await work.publish(leads.flatMap((lead) => eventsOf(lead, by)))
  // Leads of a list come into the register once the list is in.
  await involveNewLeads(
    work,
    rows.filter((lead) => lead.import_id === null),
  )
  return leads.map((lead) => lead.id)
}

const subjectRow = (work: Work, lead: LeadDraft & { id: string }, createdBy: string | null) => ({
  id: lead.id,
  kind: 'lead',
  department_id: lead.departmentId ?? null,
  created_by: createdBy,
  created_at: work.now,
})

const leadRow = (work: Work, lead: LeadDraft & { id: string }, createdBy: string | null) => ({
  id: lead.id,
  name: lead.name,
  contact_name: lead.contactName ?? null,
  organisation: lead.organisation ?? null,
  phone: lead.phone ?? null,
  mail: lead.mail ?? null,
  wechat: lead.wechat ?? null,
  unified_social_credit_code: lead.unifiedSocialCreditCode ?? null,
  region: lead.region ?? null,
  need: lead.need ?? '',
  practice_area: lead.practiceArea ?? null,
  urgency: lead.urgency ?? 'normal',
  estimated_amount: lead.estimatedAmount ?? null,
  opponents: lead.opponents ?? [],
  channel_id: lead.channelId ?? null,
  campaign_id: lead.campaignId ?? null,
  referrer_name: lead.referrerName ?? null,
  referrer_client_id: lead.referrerClientId ?? null,
  received_on: lead.receivedOn ?? dayOf(work.now),
  stage: lead.specialistId ? 'assigned' : 'registered',
  department_id: lead.departmentId ?? null,
  specialist_id: lead.specialistId ?? null,
  import_id: lead.importId ?? null,
  opportunity_id: lead.opportunityId ?? null,
  client_id: lead.clientId ?? null,
  notice_version: lead.noticeVersion ?? null,
  consented_at: lead.consentedAt ?? null,
  parties_changed_at: work.now,
  created_by: createdBy,
  created_at: work.now,
  last_activity_at: work.now,
  version: 1,
})

function eventsOf(lead: LeadDraft & { id: string }, by?: 'public'): NewEvent[] {
  const subject = { kind: 'lead' as const, id: lead.id }
  const author = by ? { by } : {}
  const registered: NewEvent = {
    type: 'lead.registered',
    subject,
    ...author,
    data: {
      needs_screening: !lead.specialistId,
      practice_area: lead.practiceArea ?? null,
      channel_id: lead.channelId ?? null,
      campaign_id: lead.campaignId ?? null,
      import_id: lead.importId ?? null,
      opportunity_id: lead.opportunityId ?? null,
      ...(lead.originatorId ? { originator_id: lead.originatorId } : {}),
    },
  }
  if (!lead.specialistId) return [registered]
  const data = { specialist_id: lead.specialistId, department_id: lead.departmentId ?? null }
  return [
    registered,
    { type: 'lead.screened', subject, data: { outcome: 'accepted', assigned: true } },
    { type: 'lead.assigned', subject, data },
  ]
}
