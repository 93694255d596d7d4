import { z } from 'zod'
import { toClient } from '#communications/outgoing/contract.ts'
import { partyKinds, involvementRoles, partyRelationTypes } from '#parties/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  Abilities,
  After,
  ById,
  Day,
  Id,
  Instant,
  Named,
  anyText,
  note,
  page,
  PageSize,
  text,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import {
  checkCauses,
  conflictRules,
  consentOutcomes,
  consentSides,
  decisionOutcomes,
  deskStates,
  dispositionKinds,
  findingClasses,
  findingRules,
  findingTiers,
  RuleData,
} from './fields.ts'

export * from './fields.ts'

export const AffairKind = z.enum(['lead', 'engagement'])
const Affair = z.object({ kind: AffairKind, id: Id })
const Role = z.enum(involvementRoles)

export const SearchedParty = z.object({
  partyId: Id,
  kind: z.enum(partyKinds),
  name: z.string(),
  names: z.array(z.string()),
  role: Role,
  identifiers: z.array(z.object({ type: z.string(), number: z.string() })),
})

/** One reason of a hit, as the matcher gives it; worded by the web. */
const Reason = z.looseObject({
  code: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
})

export const Evidence = z.object({
  searched: z.object({ partyId: Id, name: z.string(), role: Role }),
  hit: z.object({ partyId: Id.nullable(), name: z.string() }),
  other: z
    .object({
      id: Id,
      kind: z.enum(['lead', 'client', 'engagement']),
      role: Role,
      endedOn: Day.nullable(),
      /** Who takes part there, as far as the reader sees. */
      parties: z.array(z.object({ name: z.string(), role: Role })),
      lawyers: z.array(Named),
    })
    .nullable(),
  score: z.number(),
  reasons: z.array(Reason),
  /** The names part by part, where they have parts. */
  segments: z
    .array(
      z.object({
        segment: z.enum(['region', 'brand', 'industry', 'form']),
        asked: z.string(),
        onFile: z.string(),
        relation: z.enum(['same', 'similar', 'missing', 'different']),
      }),
    )
    .nullable(),
  path: z.array(
    z.object({
      type: z.enum(partyRelationTypes),
      partyId: Id,
      name: z.string(),
      direction: z.enum(['forward', 'backward']),
      ended: z.boolean(),
    }),
  ),
  /** A colleague's declaration, not another affair. */
  declared: z.boolean(),
  /** A colleague's own name. */
  colleague: z.boolean(),
})

export const Disposition = z.object({
  kind: z.enum(dispositionKinds),
  reason: z.string(),
  by: Named.nullable(),
  at: Instant,
})

const openReasons = [
  'absolute',
  'consent_missing',
  'consent_refused',
  'not_escalated',
  'not_looked_at',
  'lawyer_not_excluded',
] as const

export const ConflictFinding = z.object({
  id: Id,
  /** By which rule, and how sure the match is; null where the evidence is not shown: either would tell what it is. */
  rule: z.enum(findingRules).nullable(),
  class: z.enum(findingClasses),
  article: z.string(),
  tier: z.enum(findingTiers).nullable(),
  /** The colleague it stops; null: the firm. */
  person: Named.nullable(),
  until: Day.nullable(),
  /** Null: it lies behind a wall, or in an affair that the reader does not see. */
  evidence: Evidence.nullable(),
  disposition: Disposition.nullable(),
  /** What the reader can make of it. */
  dispositions: z.array(z.enum(dispositionKinds)),
  /** Why it stands in the way of accepting; null when it does not. */
  open: z.enum(openReasons).nullable(),
})
export type ConflictFinding = z.infer<typeof ConflictFinding>

const ConsentReply = z.object({
  outcome: z.enum(consentOutcomes),
  signedOn: Day.nullable(),
  signedBy: z.string(),
  fileId: Id.nullable(),
  note: z.string(),
  recordedBy: Named.nullable(),
  recordedAt: Instant,
})

export const ConflictConsent = z.object({
  id: Id,
  of: z.enum(consentSides),
  addressee: z.string(),
  findings: z.array(Id),
  text: z.string(),
  draftedBy: Named.nullable(),
  draftedAt: Instant,
  /** What the client answered last: it counts. */
  reply: ConsentReply.nullable(),
  /** What they had answered before, latest first. */
  earlier: z.array(ConsentReply),
  /** What they can answer now. */
  answers: z.array(z.enum(consentOutcomes)),
})

export const ConflictCheck = z.object({
  id: Id,
  affair: Affair,
  /** The firm acts already: what is found stops nothing by itself. */
  runs: z.boolean(),
  /** The sides as they were searched, for a heading. */
  ours: z.array(z.string()),
  adverse: z.array(z.string()),
  cause: z.enum(checkCauses),
  runBy: Named.nullable(),
  runAt: Instant,
  searched: z.array(SearchedParty),
  depth: z.int(),
  truncated: z.boolean(),
  watermark: z.int(),
  rulesVersion: z.int(),
  matcherVersion: z.string(),
  /** A later check of the same affair stands. */
  superseded: z.boolean(),
  /** The register changed since; whether that matters is seen when it is decided. */
  registerMoved: z.boolean(),
  findings: z.array(ConflictFinding),
  consents: z.array(ConflictConsent),
  /** How many consents are wanted that were not drafted yet: one for each client concerned. */
  toDraft: z.int(),
  /** Work on both sides of a conflict that consent cures: no wall shuts them out by itself. */
  onBothSides: z.array(Named),
  decision: z
    .object({
      id: Id,
      outcome: z.enum(decisionOutcomes),
      reason: z.string(),
      excluded: z.array(Named),
      decidedBy: Named.nullable(),
      decidedAt: Instant,
    })
    .nullable(),
  /** What may be decided now. */
  outcomes: z.array(z.enum(decisionOutcomes)),
  abilities: Abilities,
})
export type ConflictCheck = z.infer<typeof ConflictCheck>

const deskFilters = { state: z.enum(deskStates).default('waiting') }

export const listConflictDesk = endpoint({
  name: 'listConflictDesk',
  method: 'GET',
  path: '/api/conflict-desk',
  right: 'readConflictDesk',
  summary: '利益冲突工作台：等待结论的审查，最急的在前',
  query: z.strictObject({ ...deskFilters, after: After, limit: PageSize }),
  reply: page(
    z.object({
      affair: Affair,
      checkId: Id,
      ours: z.array(z.string()),
      adverse: z.array(z.string()),
      worst: z.enum(findingClasses),
      /** Findings that somebody must look at. */
      findings: z.int(),
      /** All findings, but for names that are only similar. */
      hits: z.int(),
      cause: z.enum(checkCauses),
      runBy: Named.nullable(),
      since: Instant,
      /** By when the promise to decide it falls due. */
      dueAt: Instant.nullable(),
    }),
  ),
})

export const exportConflictDesk = exportEndpoint({
  name: 'exportConflictDesk',
  path: '/api/conflict-desk/exports',
  right: 'exportConflictDesk',
  summary: '导出利益冲突工作台',
  query: z.strictObject(deskFilters),
})

export const readConflictCheck = endpoint({
  name: 'readConflictCheck',
  method: 'GET',
  path: '/api/conflict-checks/:id',
  right: 'readConflictChecks',
  summary: '一次利益冲突审查：查了谁，命中什么，凭什么',
  params: ById,
  reply: ConflictCheck,
})

export const listConflictChecks = endpoint({
  name: 'listConflictChecks',
  method: 'GET',
  path: '/api/conflict-checks',
  right: 'readConflictChecks',
  summary: '一件事务的全部审查，最新在前',
  query: z.strictObject({ subjectId: Id, after: After, limit: PageSize }),
  reply: page(
    z.object({
      id: Id,
      cause: z.enum(checkCauses),
      runBy: Named.nullable(),
      runAt: Instant,
      findings: z.int(),
      outcome: z.enum(decisionOutcomes).nullable(),
    }),
  ),
})

export const runConflictCheck = endpoint({
  name: 'runConflictCheck',
  method: 'POST',
  path: '/api/conflict-checks',
  right: 'runConflictCheck',
  summary: '重新审查利益冲突',
  body: z.strictObject({ subjectId: Id }),
  reply: ConflictCheck,
  status: 201,
})

export const disposeFinding = endpoint({
  name: 'disposeFinding',
  method: 'POST',
  path: '/api/conflict-findings/:id/disposition',
  right: 'disposeFinding',
  summary: '处理一条命中，并写理由',
  params: ById,
  body: z.strictObject({ kind: z.enum(dispositionKinds), reason: text(2000) }),
  reply: ConflictCheck,
})

export const draftConsents = endpoint({
  name: 'draftConsents',
  method: 'POST',
  path: '/api/conflict-checks/:id/consents',
  right: 'draftConsents',
  summary: '按模板起草知情同意书，每位受影响的客户一份',
  params: ById,
  body: z.strictObject({
    /** Facts the template does not know, in the firm's own words. */
    facts: toClient(anyText(3000)).default(''),
  }),
  reply: ConflictCheck,
  status: 201,
})

export const recordConsent = endpoint({
  name: 'recordConsent',
  method: 'POST',
  path: '/api/conflict-consents/:id/reply',
  right: 'recordConsent',
  summary: '登记客户的知情同意：已签、拒绝或撤回；以最后一次为准，签署后随时可以撤回',
  params: ById,
  body: z
    .strictObject({
      outcome: z.enum(consentOutcomes),
      signedOn: Day.nullable().default(null),
      signedBy: note(200),
      /** The signed copy, uploaded to the affair. */
      fileId: Id.nullable().default(null),
      note: note(2000),
    })
    .refine((body) => body.outcome !== 'signed' || body.signedOn !== null, {
      path: ['signedOn'],
      error: 'required',
    })
    .refine((body) => body.outcome !== 'signed' || body.signedBy !== '', {
      path: ['signedBy'],
      error: 'required',
    })
    .refine((body) => body.outcome !== 'signed' || body.fileId !== null, {
      path: ['fileId'],
      error: 'required',
    }),
  reply: ConflictCheck,
})

export const decideConflictCheck = endpoint({
  name: 'decideConflictCheck',
  method: 'POST',
  path: '/api/conflict-checks/:id/decision',
  right: 'decideConflictCheck',
  summary: '作出利益冲突结论；作出后不能改动',
  params: ById,
  body: z.strictObject({ outcome: z.enum(decisionOutcomes), reason: text(5000) }),
  reply: ConflictCheck,
})

const RuleBookOut = z.object({
  version: z.int(),
  rules: z.array(RuleData),
  reason: z.string(),
  publishedBy: Named.nullable(),
  publishedAt: Instant,
})

export const readConflictRules = endpoint({
  name: 'readConflictRules',
  method: 'GET',
  path: '/api/conflict-rules',
  right: 'readConflictRules',
  summary: '冲突规则：现行版本与以前的版本',
  reply: z.object({
    versions: z.array(RuleBookOut),
    /** As the product has them from the law: a version may be stricter, never milder. */
    lawful: z.array(RuleData),
    abilities: Abilities,
  }),
})

export const publishConflictRules = endpoint({
  name: 'publishConflictRules',
  method: 'POST',
  path: '/api/conflict-rules',
  right: 'publishConflictRules',
  summary: '发布冲突规则的新版本；If-Match 为所见的现行版本',
  body: z.strictObject({
    /** Every rule once; a class may be made graver than the law has it, never milder. */
    rules: z.array(RuleData).length(conflictRules.length),
    reason: text(2000),
  }),
  reply: RuleBookOut,
  status: 201,
})
