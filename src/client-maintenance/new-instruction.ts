import { sql } from 'kysely'
import { holds, type Work } from '#access/index.ts'
import { policy as developmentPolicy, registerLeads } from '#client-development/index.ts'
import { openEngagement, policy as servicePolicy } from '#client-service/index.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import type { NewInstruction, Pursued } from './bridges.ts'
import type { OpportunityRefusal } from './opportunities/rules.ts'

/** The roads from an opportunity into the areas below; their own rights hold there as well. */
export const newInstruction: NewInstruction = {
  async registerLead(work, about, how) {
    if (!holds(developmentPolicy, 'registerLead', work.actor)) throw forbidden()
    const client = await work.tx
      .selectFrom('client')
      .select(['name', 'kind', 'unified_social_credit_code as code'])
      .where('id', '=', about.clientId)
      .executeTakeFirstOrThrow()
    const contact = await contactAsked(work, about, how.contactId)
    const [id] = await registerLeads(work, [
      {
        name: client.name,
        organisation: client.kind === 'organisation' ? client.name : null,
        contactName: contact.name,
        phone: contact.phone,
        mail: contact.mail,
        wechat: contact.wechat,
        unifiedSocialCreditCode: client.code,
        need: about.need,
        practiceArea: about.practiceArea,
        opponents: how.opponents,
        channelId: await channelOfClients(work),
        clientId: about.clientId,
        opportunityId: about.opportunityId,
        specialistId: await specialistOf(work, about.clientId),
      },
    ])
    return id as string
  },

  async openEngagement(work, about, how) {
    if (!holds(servicePolicy, 'openEngagement', work.actor)) throw forbidden()
    const { as: _, ...terms } = how
    const { clientId, opportunityId, title, practiceArea } = about
    const body = { ...terms, clientId, opportunityId, title, practiceArea, milestones: [] }
    const engagement = await openEngagement(work, body)
    return engagement.id
  },
}

/** The contact named, or the client's main one; a lead nobody can reach is none. */
async function contactAsked(work: Work, { clientId }: Pursued, contactId: string | null) {
  const contacts = work.tx
    .selectFrom('client_contact')
    .select(['name', 'phone', 'mail', 'wechat'])
    .where('subject_id', '=', clientId)
  const contact = contactId
    ? await contacts.where('id', '=', contactId).executeTakeFirst()
    : await contacts.orderBy('is_main', 'desc').orderBy('id').executeTakeFirst()
  if (contactId && !contact) throw badInput([{ path: 'contactId', code: 'unknown' }])
  if (!contact?.phone && !contact?.mail && !contact?.wechat) {
    throw refused('client_cannot_be_reached' satisfies OpportunityRefusal)
  }
  return contact
}

/** The firm's channel of what its own clients bring, where it has one. */
async function channelOfClients(work: Work): Promise<string | null> {
  const channel = await work.tx
    .selectFrom('channel')
    .select('id')
    .where('kind', '=', 'client_referral')
    .where('archived_at', 'is', null)
    .orderBy('created_at')
    .executeTakeFirst()
  return channel?.id ?? null
}

/** Whoever cares for the client goes on: nobody screens what the firm knows already. */
async function specialistOf(work: Work, clientId: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select m.person_id as id from subject_member m
    join person p on p.id = m.person_id and p.status = 'active'
    join person_role r on r.person_id = p.id and r.role = 'client_service_specialist'
    where m.subject_id = ${clientId} and m.part = 'specialist'
    order by m.since desc limit 1`.execute(work.tx)
  return found.rows[0]?.id ?? null
}
