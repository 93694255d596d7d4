import { z } from 'zod'
import { subjectKinds } from '#access/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Id,
  Instant,
  listed,
  Named,
  PageQuery,
  page,
  text,
  Version,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

export const commitmentStatuses = [
  'scheduled',
  'open',
  'paused',
  'kept',
  'kept_late',
  'excused',
  'cancelled',
] as const
export type CommitmentStatus = (typeof commitmentStatuses)[number]

/** Clauses kept by a word of whoever owes them: somebody else waits for what they decide. */
export const decidedClauses = [
  'G4',
  'G4.further',
  'G4.existing',
  'G4.again',
  'G4.sides',
  'O1a.origination',
  'M3.approval',
  'R1',
  'R5',
] as const

const reason = text(2000)

export const CommitmentView = z.object({
  id: Id,
  clause: z.string(),
  provision: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  duty: z.object({ zh: z.string(), en: z.string() }),
  charterVersion: z.number().int(),
  subject: z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() }),
  aboutId: Id,
  beneficiary: z.enum(['lead', 'client', 'client_relationship_team', 'firm']),
  owner: Named,
  escalatedTo: Named.nullable(),
  escalationLevel: z.number().int(),
  status: z.enum(commitmentStatuses),
  beganAt: Instant,
  opensAt: Instant,
  dueAt: Instant,
  /** Counted through a year whose holidays are not known yet. */
  dueProvisional: z.boolean(),
  overdue: z.boolean(),
  /** Working milliseconds left; negative when overdue; as they stood at the pause. */
  remainingMs: z.number(),
  /** Due today, or within half a working day while that is still today. */
  pressing: z.boolean(),
  pausedAt: Instant.nullable(),
  pauseReason: z.string().nullable(),
  /** When a pause by hand ends by itself. */
  pausedUntil: Instant.nullable(),
  /** How often the owner was reminded, and when last. */
  reminded: z.object({ times: z.int(), at: Instant.nullable() }),
  /** The owner asked whoever it is escalated to for help. */
  help: z.object({ at: Instant, reason: z.string() }).nullable(),
  /** The clause asks for training nobody had whom it could be given to. */
  untrained: z.boolean(),
  closedAt: Instant.nullable(),
  closeReason: z.string().nullable(),
  version: Version,
  abilities: z.object({
    excuseCommitment: z.boolean(),
    pauseCommitment: z.boolean(),
    resumeCommitment: z.boolean(),
    transferCommitment: z.boolean(),
    escalateCommitment: z.boolean(),
  }),
})
export type CommitmentView = z.infer<typeof CommitmentView>

const filters = {
  /**
   * `mine`: what I owe or stand in for; `decisions`: what of it is open and kept by my deciding;
   * `escalated`: what came up to me; `waiting`: what others owe on leads, clients and engagements I
   * look after; else of one subject.
   */
  box: z.enum(['mine', 'decisions', 'escalated', 'waiting', 'subject']).default('mine'),
  subject: Id.optional(),
  /** Also those that are closed; only with a subject. */
  closed: z.stringbool().default(false),
  /** Of a client also those on its engagements; only with a subject. */
  withEngagements: z.stringbool().default(false),
}

export const listCommitmentsEndpoint = endpoint({
  name: 'listCommitments',
  method: 'GET',
  path: '/api/commitments',
  right: 'listCommitments',
  summary: '列出承诺：我的、等我决定的、升级给我的、我在等别人的，或某一对象的，按到期时间',
  query: z.strictObject({ ...filters, after: After }),
  reply: page(CommitmentView),
})

/** The next promise of a subject that was asked about: a client's may be owed on one of its engagements. */
export const NextCommitment = CommitmentView.extend({ of: Id })
export type NextCommitment = z.infer<typeof NextCommitment>

/** Subjects whose next promise is asked for at once: a page of a list. */
const mostSubjects = 100

export const nextCommitmentsEndpoint = endpoint({
  name: 'nextCommitments',
  method: 'GET',
  path: '/api/commitments/next',
  right: 'listCommitments',
  summary: '多个对象各自最先到期的承诺，客户的含其委托：运行中的在前，暂停的在后',
  query: z.strictObject({ subject: listed(Id, mostSubjects) }),
  reply: z.object({ items: z.array(NextCommitment) }),
})

export const exportCommitmentsEndpoint = exportEndpoint({
  name: 'exportCommitments',
  path: '/api/commitments/exports',
  right: 'exportCommitments',
  summary: '导出承诺列表',
  query: z.strictObject(filters),
})

export const readCommitmentEndpoint = endpoint({
  name: 'readCommitment',
  method: 'GET',
  path: '/api/commitments/:id',
  right: 'readCommitment',
  summary: '查看一项承诺',
  params: ById,
  reply: CommitmentView,
})

export const excuseCommitmentEndpoint = endpoint({
  name: 'excuseCommitment',
  takesBack: true,
  method: 'POST',
  path: '/api/commitments/:id/excuse',
  right: 'excuseCommitment',
  summary: '免除一项承诺，说明理由',
  params: ById,
  body: z.strictObject({ reason }),
  reply: CommitmentView,
})

export const pauseCommitmentEndpoint = endpoint({
  name: 'pauseCommitment',
  takesBack: true,
  method: 'POST',
  path: '/api/commitments/:id/pause',
  right: 'pauseCommitment',
  summary: '暂停计时，例如等待客户',
  params: ById,
  body: z.strictObject({ reason: text(500) }),
  reply: CommitmentView,
})

export const resumeCommitmentEndpoint = endpoint({
  name: 'resumeCommitment',
  takesBack: true,
  method: 'POST',
  path: '/api/commitments/:id/resumption',
  right: 'resumeCommitment',
  summary: '恢复计时',
  params: ById,
  reply: CommitmentView,
})

export const transferCommitmentEndpoint = endpoint({
  name: 'transferCommitment',
  takesBack: true,
  method: 'POST',
  path: '/api/commitments/:id/transfer',
  right: 'transferCommitment',
  summary: '把承诺转给另一人',
  params: ById,
  body: z.strictObject({ to: Id, reason }),
  reply: CommitmentView,
})

export const escalateCommitmentEndpoint = endpoint({
  name: 'escalateCommitment',
  takesBack: true,
  method: 'POST',
  path: '/api/commitments/:id/escalation',
  right: 'escalateCommitment',
  summary: '负责人主动升级：请上级协助，说明需要什么',
  params: ById,
  body: z.strictObject({ reason }),
  reply: CommitmentView,
})

/** A duty that arose and for which nobody was found. */
export const UnownedDuty = z.object({
  id: Id,
  clause: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  duty: z.object({ zh: z.string(), en: z.string() }),
  subject: z.object({ kind: z.enum(subjectKinds), id: Id, name: z.string().nullable() }),
  since: Instant,
})
export type UnownedDuty = z.infer<typeof UnownedDuty>

export const listUnownedDutiesEndpoint = endpoint({
  name: 'listUnownedDuties',
  method: 'GET',
  path: '/api/unowned-duties',
  right: 'listUnownedDuties',
  summary: '找不到负责人的职责，最早的在前；有人可以负责时自动开启',
  query: PageQuery,
  reply: page(UnownedDuty),
})

/** Why an act on a commitment is refused. */
export type CommitmentRefusal =
  | 'commitment_closed'
  | 'commitment_not_open'
  | 'commitment_not_paused'
  | 'person_has_left'
  | 'already_owner'
  | 'person_walled'
  | 'commitment_overdue'
  | 'pause_used_up'
  | 'nobody_above'
