import type { Work } from '#access/index.ts'
import { entrance } from '#access/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { departmentsAmong, isShutOut } from '#organisation/index.ts'
import { specialistsAmong } from '../people.ts'
import { bulk } from './bulk.ts'
import { assignLead, assignLeads } from './contract.ts'
import { movedOn } from './rules.ts'
import { leadFor, seeLead, stateOf } from './see.ts'
import { addTurns, type LeadRow, placeInDepartment, replaceMembers } from './sql.ts'

interface Assignment {
  specialistId: string
  departmentId?: string | undefined
  reason: string
}

const one = entrance(assignLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'assignLead')
  await check(work, body)
  if (isTheirs(lead, body)) throw refused('already_their_lead')
  await assign(work, [lead], body)
  return stateOf(work, await seeLead(work, lead.id))
})

const many = entrance(assignLeads, async (work, { body }) => {
  await check(work, body)
  const theirs = (lead: LeadRow) => (isTheirs(lead, body) ? 'already_their_lead' : null)
  return bulk(work, body.ids, 'assignLead', theirs, (leads) => assign(work, leads, body))
})

const isTheirs = (lead: LeadRow, body: Assignment): boolean =>
  lead.specialist_id === body.specialistId &&
  (body.departmentId === undefined || lead.department_id === body.departmentId)

async function check(work: Work, body: Assignment): Promise<void> {
  if (body.departmentId && !(await departmentsAmong(work.tx, [body.departmentId])).size) {
    throw badInput([{ path: 'departmentId', code: 'not_found' }])
  }
  const available = await specialistsAmong(work.tx, [body.specialistId])
  if (!available.has(body.specialistId)) throw refused('specialist_not_available')
}

async function assign(work: Work, leads: LeadRow[], body: Assignment): Promise<void> {
  const ids = leads.map((lead) => lead.id)
  if (await isShutOut(work, body.specialistId, ids)) throw refused('walled')
  await updateRows(
    work.tx,
    'lead',
    leads.map((lead) => ({
      id: lead.id,
      stage: movedOn(lead.stage, 'assigned'),
      specialist_id: body.specialistId,
      department_id: body.departmentId ?? lead.department_id,
      version: lead.version + 1,
      last_activity_at: work.now,
    })),
  )
  if (body.departmentId) await placeInDepartment(work.tx, ids, body.departmentId)
  const replaced = await replaceMembers(
    work,
    'specialist',
    ids.map((leadId) => ({ leadId, personId: body.specialistId })),
  )
  await addTurns(
    work,
    leads.map((lead) => ({
      subject_id: lead.id,
      kind: 'assignment',
      specialist_id: body.specialistId,
      department_id: body.departmentId ?? lead.department_id,
      reason: body.reason,
    })),
  )
  await work.publish([
    ...replaced,
    ...leads.map((lead) => ({
      type: 'lead.assigned',
      subject: { kind: 'lead' as const, id: lead.id },
      data: {
        specialist_id: body.specialistId,
        department_id: body.departmentId ?? lead.department_id,
      },
    })),
  ])
}

export const entrances = [one, many]
