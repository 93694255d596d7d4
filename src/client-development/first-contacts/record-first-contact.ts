import { entrance, personIdOf, type Work } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { dayOf, departmentsAmong, isShutOut, practiceDepartments } from '#organisation/index.ts'
import {
  asksWhatWasPresented,
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
import { hasContacts, hasPresented, notApproved } from './sql.ts'

type Body = BodyOf<typeof recordFirstContact>

const record = entrance(recordFirstContact, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'recordFirstContact')
  const at = body.at ? new Date(body.at) : work.now
  await check(work, lead, body, at)
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
  await work.publish([
    ...replaced,
    {
      type: 'lead.contacted',
      subject: { kind: 'lead', id: lead.id },
      object: contactId,
      data: {
        way: body.way,
        reached: body.reached,
        need_clear: body.needClear,
        next_step_on: body.nextStepOn,
        first,
        presented: body.presented.length,
        introduction_ids: body.presented,
        not_presented: body.notPresented,
        scope_changed: saved.need !== lead.need || saved.practice_area !== lead.practice_area,
      },
    },
  ])
  return { contactId, lead: stateOf(work, saved) }
})

async function check(work: Work, lead: LeadRow, body: Body, at: Date): Promise<void> {
  const problems: FieldProblem[] = []
  if (at > work.now) problems.push({ path: 'at', code: 'in_the_future' })
  if (body.nextStepOn && body.nextStepOn < dayOf(work.now)) {
    problems.push({ path: 'nextStepOn', code: 'in_the_past' })
  }
  // A statement that the need is clear says nothing without the need.
  if (body.needClear && (body.need ?? lead.need).trim() === '') {
    problems.push({ path: 'need', code: 'clear_need_unsaid' })
  }
  if (body.presented.length > 0 && body.notPresented !== '') {
    problems.push({ path: 'notPresented', code: 'was_presented' })
  }
  const saysNothing = body.presented.length === 0 && body.notPresented === ''
  if (body.reached && saysNothing && asksWhatWasPresented(lead.stage)) {
    if (!(await hasPresented(work.tx, lead.id))) {
      problems.push({ path: 'notPresented', code: 'nothing_presented' })
    }
  }
  const not = await notApproved(work.tx, body.presented)
  body.presented.forEach((id, index) => {
    if (not.has(id)) problems.push({ path: `presented.${index}`, code: 'not_approved' })
  })
  if (problems.length > 0) throw badInput(problems)
}

/**
 * A clear need goes to a lawyer of the department it belongs to (D3): the one named, the one already
 * asked, or the head.
 */
async function whoAssesses(work: Work, lead: LeadRow, body: Body) {
  const departmentId = body.departmentId ?? lead.department_id
  const departments = await departmentsAmong(work.tx, departmentId ? [departmentId] : [])
  if (body.departmentId && !departments.has(body.departmentId)) {
    throw badInput([{ path: 'departmentId', code: 'not_found' }])
  }
  if (body.departmentId && body.departmentId !== lead.department_id) {
    await expectPractice(work, body.departmentId, body.practiceArea ?? lead.practice_area)
  }
  if (!body.needClear) return { departmentId, assessorId: lead.assessor_id }
  if (!departmentId) throw refused('department_missing')
  const head = departments.get(departmentId) ?? null
  const moved = departmentId !== lead.department_id
  const assessorId = body.assessorId ?? (moved ? head : (lead.assessor_id ?? head))
  if (body.assessorId && (moved || body.assessorId !== lead.assessor_id)) {
    const theirs = (await lawyersAmong(work.tx, [body.assessorId])).get(body.assessorId)
    if (!theirs) throw badInput([{ path: 'assessorId', code: 'not_a_lawyer' }])
    if (theirs !== departmentId) throw badInput([{ path: 'assessorId', code: 'other_department' }])
  }
  if (assessorId && (await isShutOut(work, assessorId, [lead.id]))) throw refused('walled')
  return { departmentId, assessorId }
}

/** The department named practises, and practises this where any department of the firm does. */
async function expectPractice(work: Work, id: string, area: string | null): Promise<void> {
  const practising = await practiceDepartments(work.tx)
  const named = practising.find((one) => one.id === id)
  if (!named) throw badInput([{ path: 'departmentId', code: 'not_a_practice' }])
  if (!area || named.practiceAreas.length === 0 || named.practiceAreas.includes(area)) return
  if (practising.some((one) => one.practiceAreas.includes(area))) {
    throw badInput([{ path: 'departmentId', code: 'other_practice' }])
  }
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
      not_presented: body.notPresented,
      note: body.note,
      at,
      recorded_by: personIdOf(work.actor),
      recorded_at: work.now,
    })
    .execute()
  return id
}

export const entrances = [record]
