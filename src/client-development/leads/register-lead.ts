import { entrance, type PersonActor, type Work } from '#access/index.ts'
import { specialistsAmong } from '../people.ts'
import { staffAmong } from '#organisation/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { checkLeadAnswers, keepLeadAnswers } from '../lead-answers.ts'
import { checkDetails } from './check-details.ts'
import { registerLead } from './contract.ts'
import { type LeadDraft, registerLeads } from './register-leads.ts'
import { seeLead, stateOf } from './see.ts'

const register = entrance(registerLead, async (work, { body }) => {
  const { forMyself, answers, custom, ...details } = body
  // A campaign stands for its channel.
  const channelId = details.channelId ?? (await channelOf(work, details.campaignId))
  const named = { ...details, channelId }
  await checkDetails(work, named)
  await checkOriginator(work, details.originatorId)
  const area = details.practiceArea
  const said = await checkLeadAnswers(work, 'intake', area, answers)
  const fields = await checkLeadAnswers(work, 'lead_fields', area, custom, 'custom')
  const mine = forMyself ? await myself(work) : {}
  const [id = ''] = await registerLeads(work, [{ ...named, ...mine }])
  await keepLeadAnswers(work, id, 'intake', said)
  await keepLeadAnswers(work, id, 'lead_fields', fields)
  return stateOf(work, await seeLead(work, id))
})

async function checkOriginator(work: Work, id: string | null): Promise<void> {
  if (!id || (await staffAmong(work.tx, [id])).has(id)) return
  throw badInput([{ path: 'originatorId', code: 'not_found' }])
}

async function channelOf(
  work: Work,
  campaignId: string | null | undefined,
): Promise<string | null> {
  if (!campaignId) return null
  const campaign = await work.tx
    .selectFrom('campaign')
    .select('channel_id')
    .where('id', '=', campaignId)
    .executeTakeFirst()
  return campaign?.channel_id ?? null
}

/** The one who enters it as its specialist; a lawyer's lead belongs to the lawyer's department. */
async function myself(work: Work): Promise<Pick<LeadDraft, 'specialistId' | 'departmentId'>> {
  const me = work.actor as PersonActor
  if (!(await specialistsAmong(work.tx, [me.personId])).has(me.personId)) {
    throw refused('specialist_not_available')
  }
  const department = await work.tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', me.departmentId)
    .where('kind', '=', 'practice')
    .executeTakeFirst()
  return { specialistId: me.personId, departmentId: department?.id ?? null }
}

export const entrances = [register]
