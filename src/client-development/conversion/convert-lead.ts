import { entrance, personIdOf, type Work } from '#access/index.ts'
import { expectConflictCleared, keptOut } from '#conflicts/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { dayOf, shutOutPairs, staffAmong } from '#organisation/index.ts'
import { unifiedSocialCreditCode } from '../identifiers.ts'
import { checkDetails, type LeadRow, leadFor, saveLead } from '../leads/index.ts'
import { lawyersAmong } from '../people.ts'
import { convertLead } from './contract.ts'
import { isWhole, missingFor, notSearched } from './rules.ts'
import { conversionFacts } from './sql.ts'

type Body = BodyOf<typeof convertLead>
type Facts = Awaited<ReturnType<typeof conversionFacts>>
interface Made {
  clientId: string
  engagementId: string
  clientIsNew: boolean
}

/** The lead becomes a client. Client service makes client and engagement in the same transaction. */
const convert = entrance(convertLead, async (work, { params, body }) => {
  const lead = await asReferred(work, await leadFor(work, params.id, 'convertLead'), body)
  const found = await conversionFacts(work.tx, lead, dayOf(work.now))
  const missing = missingFor(found.facts)
  if (missing[0]) throw refused(missing[0], { missing })
  await expectConflictCleared(work, { kind: 'lead', id: lead.id })
  expectSearched(body, found)
  await checkLawyers(work, lead.id, body)
  const made: Made = {
    clientId: lead.client_id ?? uuidv7(),
    engagementId: uuidv7(),
    clientIsNew: lead.client_id === null,
  }
  const conversionId = await insertConversion(work, lead, body, found, made)
  await saveLead(work, lead.id, {
    stage: 'converted',
    snoozed_until: null,
    referrer_client_id: lead.referrer_client_id,
  })
  await work.publish([
    {
      type: 'lead.converted',
      subject: { kind: 'lead', id: lead.id },
      object: conversionId,
      data: dataOf(lead, body, found, made),
    },
  ])
  return { clientId: made.clientId, engagementId: made.engagementId }
})

/** The lead with whoever referred it, where that is said anew. */
async function asReferred(work: Work, lead: LeadRow, body: Body): Promise<LeadRow> {
  const { referrerClientId } = body
  if (referrerClientId === undefined || referrerClientId === lead.referrer_client_id) return lead
  await checkDetails(work, { referrerClientId })
  return { ...lead, referrer_client_id: referrerClientId }
}

/** The client's name, where another than identified, is one that the conflict search looked for. */
function expectSearched({ clientName }: Body, { conflict, identification }: Facts): void {
  if (!clientName || clientName === identification?.name) return
  const named = { name: clientName, organisation: null, opponents: [] }
  const missing = notSearched(conflict?.parties ?? [], named)
  if (missing.length > 0) throw refused('parties_not_searched', { missing })
}

async function checkLawyers(work: Work, leadId: string, body: Body): Promise<void> {
  const { leadLawyerId, assistingLawyerIds: assisting, originating } = body
  const lawyers = await lawyersAmong(work.tx, [leadLawyerId, ...assisting])
  const staff = await staffAmong(
    work.tx,
    originating.map((one) => one.personId),
  )
  const people = [leadLawyerId, ...assisting, ...originating.map((one) => one.personId)]
  const walled = await shutOutPairs(work, people, [leadId])
  const out = await keptOut(work, leadId)
  const isWalled = (id: string) => walled.has(`${id} ${leadId}`) || out.has(id)
  const problems: FieldProblem[] = []
  if (!lawyers.has(leadLawyerId)) problems.push({ path: 'leadLawyerId', code: 'not_a_lawyer' })
  else if (isWalled(leadLawyerId)) problems.push({ path: 'leadLawyerId', code: 'not_available' })
  assisting.forEach((id, index) => {
    const path = `assistingLawyerIds.${index}`
    if (!lawyers.has(id)) problems.push({ path, code: 'not_a_lawyer' })
    else if (isWalled(id)) problems.push({ path, code: 'not_available' })
    else if (id === leadLawyerId || assisting.indexOf(id) < index) {
      problems.push({ path, code: 'named_twice' })
    }
  })
  originating.forEach(({ personId }, index) => {
    const path = `originating.${index}.personId`
    if (!staff.has(personId)) problems.push({ path, code: 'not_found' })
    else if (isWalled(personId)) problems.push({ path, code: 'not_available' })
    else if (originating.findIndex((one) => one.personId === personId) < index) {
      problems.push({ path, code: 'named_twice' })
    }
  })
  if (!isWhole(originating.map((one) => one.share))) {
    problems.push({ path: 'originating', code: 'shares_not_100' })
  }
  if (problems.length > 0) throw badInput(problems)
}

const lawyersOf = (body: Body) => [
  { person_id: body.leadLawyerId, part: 'lead_lawyer', share: null },
  ...body.assistingLawyerIds.map((person_id) => ({
    person_id,
    part: 'assisting_lawyer',
    share: null,
  })),
  ...body.originating.map(({ personId, share }) => ({
    person_id: personId,
    part: 'originating_lawyer',
    share,
  })),
]

async function insertConversion(work: Work, lead: LeadRow, body: Body, found: Facts, made: Made) {
  const id = uuidv7()
  await work.tx
    .insertInto('conversion')
    .values({
      id,
      subject_id: lead.id,
      proposal_id: (found.proposal as NonNullable<Facts['proposal']>).id,
      client_id: made.clientId,
      engagement_id: made.engagementId,
      client_is_new: made.clientIsNew,
      title: body.title,
      lead_lawyer_id: body.leadLawyerId,
      lawyers: JSON.stringify(lawyersOf(body)),
      converted_by: personIdOf(work.actor) as string,
      converted_at: work.now,
    })
    .execute()
  return id
}

/** All that client service needs to begin, so that it reads nothing back from here. */
function dataOf(lead: LeadRow, body: Body, found: Facts, made: Made): Record<string, unknown> {
  const identification = found.identification as NonNullable<Facts['identification']>
  const proposal = found.proposal as NonNullable<Facts['proposal']>
  // With an organisation beside it the name is of whoever came to us.
  const isPerson = identification.kind === 'person' || lead.organisation !== null
  return {
    client_id: made.clientId,
    engagement_id: made.engagementId,
    client_is_new: made.clientIsNew,
    name: body.clientName ?? identification.name,
    kind: identification.kind,
    title: body.title,
    department_id: lead.department_id,
    specialist_id: lead.specialist_id,
    lead_lawyer_id: body.leadLawyerId,
    lawyers: lawyersOf(body),
    proposal_id: proposal.id,
    origin: {
      channel_id: lead.channel_id,
      campaign_id: lead.campaign_id,
      referrer_name: lead.referrer_name,
      referrer_client_id: lead.referrer_client_id,
      opportunity_id: lead.opportunity_id,
    },
    unified_social_credit_code: creditCodeOf(lead, identification),
    opponents: lead.opponents,
    milestones: proposal.milestones,
    fees: proposal.fees,
    practice_area: lead.practice_area,
    contact: {
      name: lead.contact_name ?? (isPerson ? lead.name : null),
      phone: lead.phone,
      mail: lead.mail,
      wechat: lead.wechat,
    },
  }
}

/** As verified on the document, before what was only typed in. */
function creditCodeOf(
  lead: LeadRow,
  identification: NonNullable<Facts['identification']>,
): string | null {
  if (identification.kind !== 'organisation') return null
  const read = unifiedSocialCreditCode(identification.document_number)
  return read.ok ? read.value : lead.unified_social_credit_code
}

export const entrances = [convert]
