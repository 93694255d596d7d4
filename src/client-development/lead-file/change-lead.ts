import { entrance, type Work } from '#access/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { expectVersion } from '#platform/http/version.ts'
import { spreadWallsTo } from '#conflicts/index.ts'
import { checkDetails, type LeadChanges, type LeadRow, leadFor, saveLead } from '../leads/index.ts'
import { changeLead } from './contract.ts'
import { viewLead } from './read-lead.ts'

type Body = BodyOf<typeof changeLead>

/** Columns of the fields of the wire. */
const columns = {
  name: 'name',
  contactName: 'contact_name',
  organisation: 'organisation',
  phone: 'phone',
  mail: 'mail',
  wechat: 'wechat',
  unifiedSocialCreditCode: 'unified_social_credit_code',
  region: 'region',
  need: 'need',
  practiceArea: 'practice_area',
  urgency: 'urgency',
  estimatedAmount: 'estimated_amount',
  opponents: 'opponents',
  channelId: 'channel_id',
  campaignId: 'campaign_id',
  referrerName: 'referrer_name',
  referrerClientId: 'referrer_client_id',
  receivedOn: 'received_on',
  clientId: 'client_id',
} as const satisfies Record<keyof Body, keyof LeadRow>

/** Who a conflict check looks for. */
const parties = ['name', 'organisation', 'opponents'] as const

const change = entrance(changeLead, async (work, { params, body, ifMatch }) => {
  const lead = await leadFor(work, params.id, 'changeLead')
  if (ifMatch !== lead.version) expectVersion(ifMatch, await viewLead(work, lead))
  const hidden = await isReferrerHidden(work, lead.referrer_client_id)
  const changed = (Object.keys(body) as (keyof Body)[]).filter(
    (field) =>
      body[field] !== undefined &&
      !same(body[field], lead[columns[field]], field) &&
      // What was not shown was not cleared.
      !(field === 'referrerName' && hidden && !body.referrerName),
  )
  if (changed.length === 0) return viewLead(work, lead)
  const { channelId, campaignId, receivedOn, referrerClientId, clientId } = body
  await checkDetails(work, {
    channelId: channelId === undefined ? lead.channel_id : channelId,
    campaignId: campaignId === undefined ? lead.campaign_id : campaignId,
    receivedOn,
    referrerClientId,
    clientId,
  })
  const changes: LeadChanges = Object.fromEntries(
    changed.map((field) => [columns[field], body[field]]),
  )
  if (parties.some((field) => changed.includes(field))) changes.parties_changed_at = work.now
  const saved = await saveLead(work, lead.id, changes)
  if (changes.client_id) await spreadWallsTo(work, changes.client_id, lead.id)
  await work.publish([
    {
      type: 'lead.changed',
      subject: { kind: 'lead', id: lead.id },
      data: { fields: changed.map((field) => columns[field]) },
    },
  ])
  return viewLead(work, saved)
})

/** Whether a lead was sent by a client whom the actor does not see. */
async function isReferrerHidden({ tx }: Work, id: string | null): Promise<boolean> {
  if (!id) return false
  const seen = await tx.selectFrom('client').select('id').where('id', '=', id).executeTakeFirst()
  return !seen
}

function same(given: unknown, stands: unknown, field: keyof Body): boolean {
  if (field === 'estimatedAmount' && given !== null && stands !== null) {
    return Number(given) === Number(stands)
  }
  return JSON.stringify(given) === JSON.stringify(stands)
}

export const entrances = [change]
