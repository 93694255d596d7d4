import { entrance, type NewEvent, personIdOf, type Work } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { dayOf, departmentsAmong, shutOutPairs, startOfDay } from '#organisation/index.ts'
import { currentRules, leastBurdened, matchRule } from '../assignment-rules/index.ts'
import { specialistsAmong } from '../people.ts'
import { bulk } from './bulk.ts'
import {
  countScreenings,
  type DisqualificationReason,
  screenLead,
  screenLeads,
} from './contract.ts'
import { leadFor, seeLead, stateOf } from './see.ts'
import {
  addTurns,
  countTurnsSince,
  type LeadRow,
  openLeadCounts,
  placeInDepartment,
  replaceMembers,
  saveLeads,
} from './sql.ts'

interface Screening {
  outcome: 'accepted' | 'rejected'
  reasonCode: (typeof DisqualificationReason.options)[number]
  reason: string
  practiceArea?: string | undefined
  departmentId?: string | undefined
}
interface Placement {
  lead: LeadRow
  practiceArea: string
  departmentId: string | null
  specialistId: string | null
  byRule: number | null
}

const screenOne = entrance(screenLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'screenLead')
  const lacking = lacks(lead, body)
  if (lacking) throw refused(lacking)
  await screen(work, [lead], body)
  return stateOf(work, await seeLead(work, lead.id))
})

const screenMany = entrance(screenLeads, (work, { body }) =>
  bulk(
    work,
    body.ids,
    'screenLead',
    (lead) => lacks(lead, body),
    (leads) => screen(work, leads, body),
  ),
)

const lacks = (lead: LeadRow, body: Screening) =>
  body.outcome === 'accepted' && !(body.practiceArea ?? lead.practice_area)
    ? ('practice_area_missing' as const)
    : null

async function screen(work: Work, leads: LeadRow[], body: Screening): Promise<void> {
  if (body.outcome === 'rejected') return reject(work, leads, body)
  const placements = await place(work, leads, body)
  await updateRows(
    work.tx,
    'lead',
    placements.map(({ lead, practiceArea, departmentId, specialistId }) => ({
      id: lead.id,
      stage: specialistId ? 'assigned' : 'screened',
      practice_area: practiceArea,
      department_id: departmentId,
      specialist_id: specialistId,
      version: lead.version + 1,
      last_activity_at: work.now,
    })),
  )
  const replaced = await keepPlacements(work, placements, body.reason)
  await work.publish([...replaced, ...placements.flatMap(eventsOf)])
}

async function reject(
  work: Work,
  leads: LeadRow[],
  { reasonCode: reason_code, reason }: Screening,
): Promise<void> {
  const ids = leads.map((lead) => lead.id)
  await saveLeads(work, ids, { stage: 'disqualified', snoozed_until: null })
  await addTurns(
    work,
    ids.flatMap((subject_id) => [
      { subject_id, kind: 'screening', outcome: 'rejected', reason },
      { subject_id, kind: 'disqualification', reason_code, reason },
    ]),
  )
  await work.publish(
    ids.flatMap((id) => {
      const subject = { kind: 'lead' as const, id }
      return [
        { type: 'lead.screened', subject, data: { outcome: 'rejected', assigned: false } },
        { type: 'lead.disqualified', subject, data: { reason_code } },
      ]
    }),
  )
}

/** Finds department and specialist by the firm's rules, lead after lead, so that a batch is spread evenly. */
async function place(work: Work, leads: LeadRow[], body: Screening): Promise<Placement[]> {
  const { rules } = await currentRules(work.tx)
  if (body.departmentId && !(await departmentsAmong(work.tx, [body.departmentId])).size) {
    throw badInput([{ path: 'departmentId', code: 'not_found' }])
  }
  const named = [...new Set(rules.flatMap((rule) => rule.specialistIds))]
  const available = await specialistsAmong(work.tx, named)
  const burden = await openLeadCounts(work.tx, [...available.keys()])
  const walled = await shutOutPairs(
    work,
    [...available.keys()],
    leads.map((lead) => lead.id),
  )
  return leads.map((lead) => {
    const practiceArea = (body.practiceArea ?? lead.practice_area) as string
    const found = matchRule(
      rules,
      { practiceArea, channelId: lead.channel_id, region: lead.region },
      body.departmentId,
    )
    const able = found?.rule.specialistIds.filter((id) => !walled.has(`${id} ${lead.id}`))
    const specialistId = able ? leastBurdened(able, burden) : null
    if (specialistId) burden.set(specialistId, (burden.get(specialistId) ?? 0) + 1)
    const departmentId = body.departmentId ?? found?.rule.departmentId ?? lead.department_id
    return { lead, practiceArea, departmentId, specialistId, byRule: found?.place ?? null }
  })
}

/** @returns who took whose place. */
async function keepPlacements(
  work: Work,
  placements: Placement[],
  reason: string,
): Promise<NewEvent[]> {
  for (const departmentId of new Set(placements.map((one) => one.departmentId))) {
    const ids = placements
      .filter((one) => one.departmentId === departmentId)
      .map((one) => one.lead.id)
    await placeInDepartment(work.tx, ids, departmentId)
  }
  const assigned = placements.filter((one) => one.specialistId !== null)
  const replaced = await replaceMembers(
    work,
    'specialist',
    assigned.map((one) => ({ leadId: one.lead.id, personId: one.specialistId as string })),
  )
  await addTurns(
    work,
    placements.map(({ lead, departmentId }) => ({
      subject_id: lead.id,
      kind: 'screening',
      outcome: 'accepted',
      reason,
      department_id: departmentId,
    })),
  )
  await addTurns(
    work,
    assigned.map(({ lead, departmentId, specialistId, byRule }) => ({
      subject_id: lead.id,
      kind: 'assignment',
      department_id: departmentId,
      specialist_id: specialistId,
      by_rule: byRule,
    })),
  )
  return replaced
}

function eventsOf({ lead, departmentId, specialistId }: Placement): NewEvent[] {
  const subject = { kind: 'lead' as const, id: lead.id }
  const screened = {
    type: 'lead.screened',
    subject,
    data: { outcome: 'accepted', assigned: specialistId !== null },
  }
  if (!specialistId) return [screened]
  const data = { specialist_id: specialistId, department_id: departmentId }
  return [screened, { type: 'lead.assigned', subject, data }]
}

const count = entrance(countScreenings, async (work) => ({
  today: await countTurnsSince(work.tx, personIdOf(work.actor), startOfDay(dayOf(work.now))),
}))

export const entrances = [screenOne, screenMany, count]
