import { entrance, type Work } from '#access/index.ts'
import { sheetsOf } from '#forms/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { namesOf } from '#organisation/index.ts'
import { assessmentsOf } from '../assessments/index.ts'
import { conflictDecisionsOf, conversionOf, identificationsOf } from '../conversion/index.ts'
import { referenceOf } from '../enquiries/index.ts'
import { contactsOf } from '../first-contacts/index.ts'
import { type LeadRow, leadAbilities, readCards, seeLead } from '../leads/index.ts'
import { proposalsOf } from '../proposals/index.ts'
import { type LeadView, readLead } from './contract.ts'
import { noticeWordsOf, turnsOf } from './sql.ts'

/** The lead with everything recorded on its road, as the actor sees it. */
export async function viewLead(work: Work, lead: LeadRow): Promise<LeadView> {
  const { tx } = work
  const [[card], name, sheets, noticeWords, turns, contacts] = await Promise.all([
    readCards(tx, [lead.id]),
    namesOf(tx, [lead.created_by]),
    sheetsOf(tx, lead.id),
    noticeWordsOf(tx, lead.notice_version),
    turnsOf(tx, lead.id),
    contactsOf(tx, lead.id),
  ])
  if (!card) throw notFound()
  const [assessments, proposals, conflictDecisions, identifications, conversion] =
    await Promise.all([
      assessmentsOf(tx, lead.id, sheets),
      proposalsOf(tx, lead.id),
      conflictDecisionsOf(tx, lead),
      identificationsOf(tx, lead.id),
      conversionOf(tx, lead.id),
    ])
  return {
    ...card,
    need: lead.need,
    mail: lead.mail,
    wechat: lead.wechat,
    unifiedSocialCreditCode: lead.unified_social_credit_code,
    opponents: lead.opponents,
    referrerClientId: lead.referrer_client_id,
    clientId: lead.client_id,
    importId: lead.import_id,
    opportunityId: lead.opportunity_id,
    noticeVersion: lead.notice_version,
    noticeWords,
    consentedAt: lead.consented_at?.toISOString() ?? null,
    reference: lead.notice_version === null ? null : referenceOf(lead.id),
    createdBy: name(lead.created_by),
    turns,
    contacts,
    assessments,
    proposals,
    conflictDecisions,
    identifications,
    conversion,
    answers: sheets.filter((sheet) => sheet.aboutId === null),
    abilities: leadAbilities(work, lead),
  }
}

const read = entrance(readLead, async (work, { params }) =>
  viewLead(work, await seeLead(work, params.id)),
)

export const entrances = [read]
