import { z } from 'zod'
import { toClient, toClientWhen } from '#communications/outgoing/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
  ById,
  Day,
  Id,
  Instant,
  Named,
  note,
  page,
  PageQuery,
  text,
  Version,
} from '#platform/http/fields.ts'
import { Way } from '../fields.ts'

export const matterEventKinds = [
  'filing',
  'hearing',
  'ruling',
  'judgment',
  'enforcement',
  'mediation',
  'negotiation',
  'document',
  'time_limit',
  'other',
] as const
export const questionStates = ['open', 'answered', 'withdrawn'] as const
export const decisionStates = ['open', 'taken', 'withdrawn', 'lapsed'] as const
export const dutyStates = ['requested', 'met', 'dropped', 'lapsed'] as const

export const ProgressReport = z.object({
  id: Id,
  engagementId: Id,
  toClient: z.boolean(),
  toTeam: z.boolean(),
  way: Way.nullable(),
  text: z.string(),
  nextSteps: z.string(),
  matterEventId: Id.nullable(),
  reportedBy: Named.nullable(),
  reportedAt: Instant,
})
export type ProgressReport = z.infer<typeof ProgressReport>

export const MatterEvent = z.object({
  id: Id,
  engagementId: Id,
  kind: z.enum(matterEventKinds),
  happenedOn: Day,
  text: z.string(),
  recordedBy: Named.nullable(),
  recordedAt: Instant,
})
export type MatterEvent = z.infer<typeof MatterEvent>

export const Question = z.object({
  id: Id,
  engagementId: Id,
  text: z.string(),
  way: Way,
  askedBy: z.string(),
  askedAt: Instant,
  state: z.enum(questionStates),
  answer: z.string().nullable(),
  answerWay: Way.nullable(),
  withdrawalReason: z.string().nullable(),
  settledBy: Named.nullable(),
  settledAt: Instant.nullable(),
  version: Version,
  abilities: Abilities,
})
export type Question = z.infer<typeof Question>

const Option = z.strictObject({
  title: toClient(text(200)),
  consequences: toClient(text(4000)),
})

export const Decision = z.object({
  id: Id,
  engagementId: Id,
  question: z.string(),
  options: z.array(Option),
  answerBy: Day,
  milestoneId: Id.nullable(),
  putBy: Named.nullable(),
  putAt: Instant,
  state: z.enum(decisionStates),
  /** Place of the option taken, from 0. */
  chosen: z.number().int().nullable(),
  saidBy: z.string().nullable(),
  way: Way.nullable(),
  evidence: z.string().nullable(),
  evidenceFileId: Id.nullable(),
  withdrawalReason: z.string().nullable(),
  settledBy: Named.nullable(),
  settledAt: Instant.nullable(),
  version: Version,
  abilities: Abilities,
})
export type Decision = z.infer<typeof Decision>

export const Duty = z.object({
  id: Id,
  engagementId: Id,
  what: z.string(),
  dueOn: Day,
  owner: Named.nullable(),
  requestedBy: Named.nullable(),
  requestedAt: Instant,
  state: z.enum(dutyStates),
  note: z.string().nullable(),
  settledBy: Named.nullable(),
  settledAt: Instant.nullable(),
  version: Version,
  abilities: Abilities,
})
export type Duty = z.infer<typeof Duty>

/** The list of one kind of thing on an engagement, newest first. */
function listing<Item extends z.ZodType>(name: string, path: string, summary: string, item: Item) {
  return endpoint({
    name,
    method: 'GET',
    path: `/api/engagements/:id/${path}`,
    right: 'readProgress',
    summary,
    params: ById,
    query: PageQuery,
    reply: page(item),
  })
}

export const listReportsEndpoint = listing(
  'listProgressReports',
  'progress-reports',
  '列出进展报告',
  ProgressReport,
)
export const listMatterEventsEndpoint = listing(
  'listMatterEvents',
  'matter-events',
  '列出案件事件',
  MatterEvent,
)
export const listQuestionsEndpoint = listing('listQuestions', 'questions', '列出客户提问', Question)
export const listDecisionsEndpoint = listing(
  'listClientDecisions',
  'client-decisions',
  '列出客户决定',
  Decision,
)
export const listDutiesEndpoint = listing(
  'listClientDuties',
  'client-duties',
  '列出提请客户的事项',
  Duty,
)

export const reportProgressEndpoint = endpoint({
  name: 'reportProgress',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/progress-reports',
  right: 'reportProgress',
  summary: '向客户（S2）或客户关系团队（O2）报告进展',
  params: ById,
  body: toClientWhen(
    z.strictObject({
      toClient: z.boolean(),
      toTeam: z.boolean(),
      /** How the client was told. */
      way: Way.nullable().default(null),
      text: text(10_000),
      nextSteps: note(4000),
      matterEventId: Id.nullable().default(null),
    }),
    (report) => report.toClient,
    ['text', 'nextSteps'],
  )
    .refine((body) => body.toClient || body.toTeam, { path: ['toClient'], error: 'required' })
    .refine((body) => !body.toClient || body.way !== null, { path: ['way'], error: 'required' }),
  reply: ProgressReport,
  status: 201,
})

export const recordMatterEventEndpoint = endpoint({
  name: 'recordMatterEvent',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/matter-events',
  right: 'recordMatterEvent',
  summary: '记录案件重要事件（S2）',
  params: ById,
  body: z.strictObject({ kind: z.enum(matterEventKinds), happenedOn: Day, text: text(4000) }),
  reply: MatterEvent,
  status: 201,
})

export const askQuestionEndpoint = endpoint({
  name: 'askQuestion',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/questions',
  right: 'askQuestion',
  summary: '记录客户提问（S2）',
  params: ById,
  body: z.strictObject({
    text: text(4000),
    way: Way,
    askedBy: note(100),
    /** When the client asked; now when left out. */
    askedAt: Instant.optional(),
  }),
  reply: Question,
  status: 201,
})

export const answerQuestionEndpoint = endpoint({
  name: 'answerQuestion',
  takesBack: true,
  method: 'POST',
  path: '/api/questions/:id/answer',
  right: 'answerQuestion',
  summary: '答复客户提问（S2）',
  params: ById,
  body: z.strictObject({ answer: toClient(text(10_000)), way: Way }),
  reply: Question,
  status: 201,
})

export const withdrawQuestionEndpoint = endpoint({
  name: 'withdrawQuestion',
  takesBack: true,
  method: 'POST',
  path: '/api/questions/:id/withdrawal',
  right: 'askQuestion',
  summary: '客户撤回提问',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: Question,
  status: 201,
})

export const putDecisionEndpoint = endpoint({
  name: 'putDecision',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/client-decisions',
  right: 'putDecision',
  summary: '将选择连同后果交由客户决定（S2）',
  params: ById,
  body: z.strictObject({
    question: toClient(text(2000)),
    options: z.array(Option).min(2).max(10),
    answerBy: Day,
    /** The milestone that waits for it. */
    milestoneId: Id.nullable().default(null),
  }),
  reply: Decision,
  status: 201,
})

export const takeDecisionEndpoint = endpoint({
  name: 'takeDecision',
  takesBack: true,
  method: 'POST',
  path: '/api/client-decisions/:id/taking',
  right: 'takeDecision',
  summary: '记录客户的决定与凭证（S2）',
  params: ById,
  body: z.strictObject({
    option: z.number().int().min(0).max(9),
    saidBy: text(100),
    way: Way,
    evidence: text(4000),
    evidenceFileId: Id.nullable().default(null),
  }),
  reply: Decision,
  status: 201,
})

export const withdrawDecisionEndpoint = endpoint({
  name: 'withdrawDecision',
  takesBack: true,
  method: 'POST',
  path: '/api/client-decisions/:id/withdrawal',
  right: 'putDecision',
  summary: '撤回交由客户决定的事项',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: Decision,
  status: 201,
})

export const requestDutyEndpoint = endpoint({
  name: 'requestDuty',
  takesBack: true,
  method: 'POST',
  path: '/api/engagements/:id/client-duties',
  right: 'requestDuty',
  summary: '提请客户提供资料或配合（R4）',
  params: ById,
  body: z.strictObject({
    what: toClient(text(2000)),
    dueOn: Day,
    /** Who follows it; whoever asks when left out. */
    ownerId: Id.optional(),
  }),
  reply: Duty,
  status: 201,
})

export const meetDutyEndpoint = endpoint({
  name: 'meetDuty',
  takesBack: true,
  method: 'POST',
  path: '/api/client-duties/:id/meeting',
  right: 'requestDuty',
  summary: '客户已提供或配合（R4）',
  params: ById,
  body: z.strictObject({ note: note(2000) }),
  reply: Duty,
  status: 201,
})

export const dropDutyEndpoint = endpoint({
  name: 'dropDuty',
  takesBack: true,
  method: 'POST',
  path: '/api/client-duties/:id/dropping',
  right: 'requestDuty',
  summary: '不再需要客户提供',
  params: ById,
  body: z.strictObject({ reason: text(2000) }),
  reply: Duty,
  status: 201,
})
