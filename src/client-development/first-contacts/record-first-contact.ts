import { entrance, personIdOf, type Work } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { dayOf, departmentsAmong, isShutOut } from '#organisation/index.ts'
import {
  type LeadChanges,
  type LeadRow,
  leadFor,
  movedOn,
  placeInDepartment,
  replaceMembers,
  saveLead,
  stateOf,
  wakeUp,
} from '../leads/index.ts'
import { lawyersAmong } from '../people.ts'
import { recordFirstContact } from './contract.ts'
import { hasContacts, notApproved } from './sql.ts'

type Body = BodyOf<typeof recordFirstContact>

const record = entrance(recordFirstContact, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'recordFirstContact')
  const at = body.at ? new Date(body.at) : work.now
  await check(work, body, at)
  const { departmentId, assessorId } = await whoAssesses(work, lead, body)
  const first = !(await hasContacts(work.tx, lead.id))
  if (body.reached && lead.snoozed_until) await wakeUp(work, [lead.id], '')
  const contactId = await insertContact(work, lead.id, body, at)
  const saved = await saveLead(work, lead.id, changesOf(lead, body, departmentId, assessorId))
  if (departmentId !== lead.department_id) {
    await placeInDepartment(work.tx, [lead.id], departmentId)
  }
  const asked = assessorId && assessorId !== lead.assessor_id ? assessorId : null
  const members = asked ? [{ leadId: lead.id, personId: asked }] : []
  const replaced = await replaceMembers(work, 'assessor', members)
  const { way, reached, needClear: need_clear, nextStepOn: next_step_on } = body
  await work.publish([
    ...replaced,
    {
      type: 'lead.contacted',
      subject: { kind: 'lead', id: lead.id },
      object: contactId,
      data: { way, reached, need_clear, next_step_on, first, presented: body.presented.length },
    },
  ])
  return { contactId, lead: stateOf(work, saved) }
})

async function check(work: Work, body: Body, at: Date): Promise<void> {
  const problems: FieldProblem[] = []
  if (at > work.now) problems.push({ path: 'at', code: 'in_the_future' })
  if (body.nextStepOn && body.nextStepOn < dayOf(work.now)) {
    problems.push({ path: 'nextStepOn', code: 'in_the_past' })
  }
  const not = await notApproved(work.tx, body.presented)
  body.presented.forEach((id, index) => {
    if (not.has(id)) problems.push({ path: `presented.${index}`, code: 'not_approved' })
  })
  if (problems.length > 0) throw badInput(problems)
}

/** A clear need goes to a lawyer: the one named, the one already asked, or the head of the department. */
async function whoAssesses(work: Work, lead: LeadRow, body: Body) {
  const departmentId = body.departmentId ?? lead.department_id
  const departments = await departmentsAmong(work.tx, departmentId ? [departmentId] : [])
  if (body.departmentId && !departments.has(body.departmentId)) {
    throw badInput([{ path: 'departmentId', code: 'not_found' }])
  }
  if (!body.needClear) return { departmentId, assessorId: lead.assessor_id }
  if (!departmentId) throw refused('department_missing')
  const head = departments.get(departmentId) ?? null
  const moved = departmentId !== lead.department_id
  const assessorId = body.assessorId ?? (moved ? head : (lead.assessor_id ?? head))
  if (body.assessorId && !(await lawyersAmong(work.tx, [body.assessorId])).size) {
    throw badInput([{ path: 'assessorId', code: 'not_a_lawyer' }])
  }
  if (assessorId && (await isShutOut(work, assessorId, [lead.id]))) throw refused('walled')
  return { departmentId, assessorId }
}

function changesOf(
  lead: LeadRow,
  body: Body,
  departmentId: string | null,
  assessorId: string | null,
): LeadChanges {
  return {
    stage: body.reached ? movedOn(lead.stage, 'contacted') : lead.stage,
    need: body.need ?? lead.need,
    practice_area: body.practiceArea ?? lead.practice_area,
    urgency: body.urgency ?? lead.urgency,
    next_step: body.nextStep,
    next_step_on: body.nextStepOn,
    department_id: departmentId,
    assessor_id: assessorId,
  }
}

async function insertContact(work: Work, leadId: string, body: Body, at: Date): Promise<string> {
  const id = uuidv7()
  await work.tx
    .insertInto('first_contact')
    .values({
      id,
      subject_id: leadId,
      way: body.way,
      reached: body.reached,
      need: body.need,
      need_clear: body.needClear,
      urgency: body.urgency,
      next_step: body.nextStep,
      next_step_on: body.nextStepOn,
      presented: body.presented,
      note: body.note,
      at,
      recorded_by: personIdOf(work.actor),
      recorded_at: work.now,
    })
    .execute()
  return id
}

export const entrances = [record]
