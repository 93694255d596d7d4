import { z } from 'zod'
import { asSystem, type RecordedEvent, type Work } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { spreadWallsTo } from '#conflicts/index.ts'
import { searchTextOf } from './clients/rules.ts'
import { insertContact } from './clients/sql.ts'
import { ConvertedLead } from './converted-lead.ts'
import { feeKinds, type LawyerFields } from './engagements/contract.ts'
import { openFor } from './engagements/open.ts'
import { insertMembers } from './engagements/sql.ts'
import { carryNotes } from './notes/carry-notes.ts'
import { plannedMilestone } from './plans/sql.ts'

/**
 * A lead becomes a client: client (when new), engagement, people and plan, in the conversion's own
 * transaction. With the sight of the system, because the converter need not see what comes into being.
 */
export async function takeOnConvertedLead(work: Work, event: RecordedEvent): Promise<void> {
  const lead = ConvertedLead.parse(event.data)
  await asSystem(work, async () => {
    if (lead.client_is_new) await registerClient(work, event.subject.id, lead)
    await openConverted(work, event.subject.id, lead)
    // A client that was there already is seen by more people than its new engagement.
    await carryNotes(
      work,
      event.subject.id,
      lead.client_is_new
        ? { kind: 'client', id: lead.client_id }
        : { kind: 'engagement', id: lead.engagement_id },
    )
  })
}

async function registerClient(work: Work, leadId: string, lead: ConvertedLead): Promise<void> {
  const { tx, now } = work
  const id = lead.client_id
  await tx
    .insertInto('subject')
    .values({
      id,
      kind: 'client',
      department_id: lead.department_id,
      created_by: null,
      created_at: now,
    })
    .execute()
  await spreadWallsTo(work, leadId, id)
  await insertMembers(tx, id, await carersOf(work, leadId, lead), now)
  const code = lead.kind === 'organisation' ? lead.unified_social_credit_code : null
  const known = { name: lead.name, unifiedSocialCreditCode: code }
  const contact = contactOf(lead)
  await tx
    .insertInto('client')
    .values({
      id,
      kind: lead.kind,
      name: lead.name,
      unified_social_credit_code: code,
      origin: JSON.stringify(lead.origin),
      lead_id: leadId,
      registered_at: now,
      search_text: searchTextOf(known, contact ? [contact] : []),
    })
    .execute()
  if (contact) await insertContact(tx, { id: uuidv7(), clientId: id, at: now, fields: contact })
  await work.publish([
    {
      type: 'client.registered',
      subject: { kind: 'client', id },
      data: { lead_id: leadId, kind: lead.kind, department_id: lead.department_id },
    },
  ])
}

/** The specialist of the lead, and whoever manages it. */
async function carersOf(work: Work, leadId: string, lead: ConvertedLead) {
  const managers = await work.tx
    .selectFrom('subject_member')
    .select(['person_id as personId', 'part'])
    .where('subject_id', '=', leadId)
    .where('part', '=', 'manager')
    .execute()
  const specialist = lead.specialist_id
    ? [{ personId: lead.specialist_id, part: 'specialist' }]
    : []
  return [...specialist, ...managers]
}

function contactOf({ contact, name, kind }: ConvertedLead) {
  if (!contact) return null
  const { phone, mail, wechat } = contact
  if (!contact.name && !phone && !mail && !wechat && kind === 'organisation') return null
  return {
    name: (contact.name ?? name).slice(0, 100),
    position: '',
    phone: phone?.slice(0, 40) ?? null,
    mail: mail?.slice(0, 254) ?? null,
    wechat: wechat?.slice(0, 100) ?? null,
    isMain: true,
    note: '',
  }
}

async function openConverted(work: Work, leadId: string, lead: ConvertedLead): Promise<void> {
  const client = await work.tx
    .selectFrom('client')
    .select('name')
    .where('id', '=', lead.client_id)
    .executeTakeFirstOrThrow()
  await openFor(work, {
    id: lead.engagement_id,
    clientId: lead.client_id,
    clientName: client.name,
    title: lead.title,
    practiceArea: lead.practice_area,
    departmentId: lead.department_id,
    createdBy: null,
    leadId,
    opportunityId: opportunityOf(lead),
    origin: lead.origin,
    proposalId: lead.proposal_id,
    fees: feesOf(lead),
    // A lead is converted only after its conflict check, over the same names.
    conflictDecidedAt: work.now,
    lawyers: lawyersOf(lead),
    parties: [
      { name: client.name, role: 'client', note: '' },
      ...lead.opponents.map((name) => ({ name, role: 'opponent' as const, note: '' })),
    ],
    milestones: lead.milestones.map((milestone) =>
      plannedMilestone({
        title: milestone.title,
        responsible_id: milestone.responsible_id ?? null,
        due_on: milestone.due_on ?? null,
        note: milestone.note ?? '',
      }),
    ),
  })
}

/** The opportunity that was pursued as this lead (M3). */
const opportunityOf = ({ origin }: ConvertedLead): string | null =>
  z.uuid().nullish().catch(null).parse(origin['opportunity_id']) ?? null

function lawyersOf(lead: ConvertedLead): LawyerFields[] {
  const others = lead.lawyers.filter((one) => one.part !== 'lead_lawyer')
  const share = lead.lawyers.find((one) => one.part === 'lead_lawyer')?.share ?? null
  return [
    { personId: lead.lead_lawyer_id, part: 'lead_lawyer', share },
    ...others.map(({ person_id, ...one }) => ({ ...one, personId: person_id })),
  ]
}

function feesOf({ fees }: ConvertedLead) {
  const kind = (feeKinds as readonly string[]).find((known) => known === fees?.kind) ?? null
  const settled = fees?.low && fees.low === fees.high ? fees.low : null
  return { feeKind: kind, feeAmount: settled, feeTerms: (fees?.basis ?? '').slice(0, 10_000) }
}
