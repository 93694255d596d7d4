import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { BulkReply, ById, Day, Id, note, text } from '#platform/http/fields.ts'
import { DisqualificationReason, LeadState, LossReason, ScreeningOutcome } from './fields.ts'

// The wire of what moves a lead along its road.

const Screening = z.strictObject({
  outcome: ScreeningOutcome,
  /** Why it is no lead; one that says no more than that asks for a reason in words. */
  reasonCode: DisqualificationReason.default('screened_out'),
  reason: note(2000),
  /** Left out: as the lead says. */
  practiceArea: PracticeArea.optional(),
  /** Left out: as the rule that matches says. */
  departmentId: Id.optional(),
})
const said = (body: { outcome: string; reasonCode: string; reason: string }) =>
  body.outcome === 'accepted' ||
  body.reason !== '' ||
  !['screened_out', 'other'].includes(body.reasonCode)
const unsaid = { path: ['reason'], error: 'required' }

const Assignment = z.strictObject({
  specialistId: Id,
  departmentId: Id.optional(),
  reason: note(2000),
})
const Many = { ids: z.array(Id).min(1).max(200) }

export { BulkReply }

export const screenLead = endpoint({
  name: 'screenLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/screening',
  right: 'screenLead',
  summary: '初步筛选',
  params: ById,
  body: Screening.refine(said, unsaid),
  reply: LeadState,
})
export const screenLeads = endpoint({
  name: 'screenLeads',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/screenings',
  right: 'screenLead',
  summary: '批量筛选',
  body: Screening.extend(Many).refine(said, unsaid),
  reply: BulkReply,
})
export const countScreenings = endpoint({
  name: 'countScreenings',
  method: 'GET',
  path: '/api/leads/screenings',
  right: 'screenLead',
  summary: '本人今天筛选了多少',
  reply: z.object({ today: z.int() }),
})
export const assignLead = endpoint({
  name: 'assignLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/assignment',
  right: 'assignLead',
  summary: '分派客户服务专员',
  params: ById,
  body: Assignment,
  reply: LeadState,
})
export const assignLeads = endpoint({
  name: 'assignLeads',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/assignments',
  right: 'assignLead',
  summary: '批量分派',
  body: Assignment.extend(Many),
  reply: BulkReply,
})
const Disqualification = z.strictObject({ reasonCode: DisqualificationReason, reason: text(2000) })
export const disqualifyLead = endpoint({
  name: 'disqualifyLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/disqualification',
  right: 'disqualifyLead',
  summary: '判定为无效线索',
  params: ById,
  body: Disqualification,
  reply: LeadState,
})
export const disqualifyLeads = endpoint({
  name: 'disqualifyLeads',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/disqualifications',
  right: 'disqualifyLead',
  summary: '批量判定为无效线索',
  body: Disqualification.extend(Many),
  reply: BulkReply,
})
/** The lead itself no longer wants to be looked after. */
export const withdrawLead = endpoint({
  name: 'withdrawLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/withdrawal',
  right: 'withdrawLead',
  summary: '对方撤回咨询',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: LeadState,
})
export const loseLead = endpoint({
  name: 'loseLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/loss',
  right: 'loseLead',
  summary: '记录未成交',
  params: ById,
  body: z.strictObject({ reasonCode: LossReason, reason: text(2000) }),
  reply: LeadState,
})
/** `until` lies after today (`not_in_the_future`), at most a year ahead (`too_far`). */
const Snooze = z.strictObject({ until: Day, reason: text(2000) })
export const snoozeLead = endpoint({
  name: 'snoozeLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/snooze',
  right: 'snoozeLead',
  summary: '暂缓并说明',
  params: ById,
  body: Snooze,
  reply: LeadState,
})
export const snoozeLeads = endpoint({
  name: 'snoozeLeads',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/snoozes',
  right: 'snoozeLead',
  summary: '批量暂缓并说明',
  body: Snooze.extend(Many),
  reply: BulkReply,
})
export const wakeLead = endpoint({
  name: 'wakeLead',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/waking',
  right: 'wakeLead',
  summary: '恢复跟进',
  params: ById,
  body: z.strictObject({ reason: note(2000) }),
  reply: LeadState,
})
