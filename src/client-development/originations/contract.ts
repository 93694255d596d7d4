import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Abilities, ById, Id, Instant, Named, note, text } from '#platform/http/fields.ts'
import { CreditCode, line, Mail, Phone } from '../fields.ts'

/** Further refusals (409) of the verbs here, besides those of leads. */
export const originationRefusals = [
  /** Somebody registered the same person first, or has claimed this lead. */
  'origination_taken',
  'origination_not_taken',
  'own_origination',
  'already_disputed',
  'dispute_answered',
  'dispute_decided',
  /** The claim has expired, or was released. */
  'claim_over',
  'claimant_not_available',
  /** Of a client that did not come by a lead. */
  'no_lead_known',
] as const

/** Expiry goes by the clock; it is written down when somebody else claims afterwards. */
export const ClaimState = z.enum(['claimed', 'expired', 'released', 'awarded'])
export type ClaimState = z.infer<typeof ClaimState>
/** What a claim stands on: the lead, then the client it became. */
export const claimSubjectKinds = ['lead', 'client'] as const
export type ClaimSubjectKind = (typeof claimSubjectKinds)[number]
export const DisputeOutcome = z.enum(['awarded', 'shared', 'left'])
export type DisputeOutcome = z.infer<typeof DisputeOutcome>

/** One person's part in having brought a client, in percent. */
export const OriginationShare = z.object({ person: Named, share: z.number() })

/** All that a colleague learns who sees neither lead nor client. */
export const Taken = z.object({
  by: z.array(Named),
  since: Instant,
  /** Null: while an engagement runs. */
  until: Instant.nullable(),
})
export type Taken = z.infer<typeof Taken>

export const OriginationDispute = z.object({
  id: Id,
  claimants: z.array(Named),
  disputedBy: Named.nullable(),
  disputedAt: Instant,
  reasons: z.string(),
  evidence: z.string(),
  answer: z.string().nullable(),
  answeredBy: Named.nullable(),
  answeredAt: Instant.nullable(),
  outcome: DisputeOutcome.nullable(),
  share: z.number().nullable(),
  decision: z.string().nullable(),
  decidedBy: Named.nullable(),
  decidedAt: Instant.nullable(),
  abilities: Abilities,
})
export type OriginationDispute = z.infer<typeof OriginationDispute>

export const Origination = z.object({
  claim: z
    .object({
      state: ClaimState,
      shares: z.array(OriginationShare),
      registeredAt: Instant,
      /** Null: while an engagement runs. */
      expiresAt: Instant.nullable(),
    })
    .nullable(),
  /** The same person, registered by somebody else first. */
  taken: Taken.nullable(),
  /** Those the viewer is a side of, or may decide. */
  disputes: z.array(OriginationDispute),
  abilities: Abilities,
})
export type Origination = z.infer<typeof Origination>

export const readLeadOrigination = endpoint({
  name: 'readLeadOrigination',
  method: 'GET',
  path: '/api/leads/:id/origination',
  right: 'readOriginations',
  summary: '潜在客户的案源',
  params: ById,
  reply: Origination,
})
export const readClientOrigination = endpoint({
  name: 'readClientOrigination',
  method: 'GET',
  path: '/api/clients/:id/origination',
  right: 'readOriginations',
  summary: '客户的案源',
  params: ById,
  reply: Origination,
})

/** By exact identifiers only; answers that tell something are recorded. */
export const lookUpOrigination = endpoint({
  name: 'lookUpOrigination',
  method: 'POST',
  path: '/api/originations/look-up',
  right: 'registerLead',
  summary: '查询案源是否已登记保护',
  body: z.strictObject({
    phone: Phone.optional(),
    mail: Mail.optional(),
    code: CreditCode.optional(),
    /** The full name; counts from four characters. */
    name: line(200).optional(),
  }),
  reply: z.object({ items: z.array(Taken) }),
  perMinute: 20,
})

/** For a client nobody has brought yet, as long as the lead it came from is known. */
export const claimClientOrigination = endpoint({
  name: 'claimClientOrigination',
  method: 'POST',
  path: '/api/clients/:id/origination',
  right: 'claimClientOrigination',
  summary: '主张客户的案源',
  params: ById,
  /** Left out: the one who claims. */
  body: z.strictObject({ claimantId: Id.nullable().default(null) }),
  reply: Origination,
  status: 201,
})
export const disputeClientOrigination = endpoint({
  name: 'disputeClientOrigination',
  method: 'POST',
  path: '/api/clients/:id/origination/disputes',
  right: 'disputeClientOrigination',
  summary: '申请裁定客户的案源',
  params: ById,
  body: z.strictObject({ reasons: text(5000), evidence: note(5000) }),
  reply: Origination,
  status: 201,
})

/** First registration wins (`origination_taken`). */
export const claimOrigination = endpoint({
  name: 'claimOrigination',
  method: 'POST',
  path: '/api/leads/:id/origination',
  right: 'claimOrigination',
  summary: '主张案源',
  params: ById,
  /** Left out: the one who claims. */
  body: z.strictObject({ claimantId: Id.nullable().default(null) }),
  reply: Origination,
  status: 201,
})
export const releaseOrigination = endpoint({
  name: 'releaseOrigination',
  method: 'POST',
  path: '/api/leads/:id/origination/release',
  right: 'releaseOrigination',
  summary: '放弃案源',
  params: ById,
  body: z.strictObject({ reason: note(2000) }),
  reply: Origination,
})
export const disputeOrigination = endpoint({
  name: 'disputeOrigination',
  method: 'POST',
  path: '/api/leads/:id/origination/disputes',
  right: 'disputeOrigination',
  summary: '申请案源裁定',
  params: ById,
  body: z.strictObject({ reasons: text(5000), evidence: note(5000) }),
  reply: Origination,
  status: 201,
})
export const answerOriginationDispute = endpoint({
  name: 'answerOriginationDispute',
  method: 'POST',
  path: '/api/origination-disputes/:id/answer',
  right: 'answerOriginationDispute',
  summary: '答复案源争议',
  params: ById,
  body: z.strictObject({ answer: text(5000) }),
  reply: OriginationDispute,
})
export const decideOriginationDispute = endpoint({
  name: 'decideOriginationDispute',
  method: 'POST',
  path: '/api/origination-disputes/:id/decision',
  right: 'decideOriginationDispute',
  summary: '裁定案源争议',
  params: ById,
  body: z
    .strictObject({
      outcome: DisputeOutcome,
      /** Percent for whoever disputes; the others keep the rest between them. */
      share: z.number().gt(0).lt(100).multipleOf(0.01).nullable().default(null),
      decision: text(5000),
    })
    .refine((body) => (body.outcome === 'shared') === (body.share !== null), {
      path: ['share'],
      error: 'share_goes_with_shared',
    }),
  reply: OriginationDispute,
})

const Days = { protectedDays: z.int().min(1).max(3650) }
export const OriginationSetting = z.object({
  ...Days,
  /** Null while the firm has settled nothing. */
  keptBy: Named.nullable(),
  keptAt: Instant.nullable(),
})
export type OriginationSetting = z.infer<typeof OriginationSetting>
export const readOriginationSetting = endpoint({
  name: 'readOriginationSetting',
  method: 'GET',
  path: '/api/origination-setting',
  right: 'readOriginations',
  summary: '案源保护期，以及由谁设定',
  reply: OriginationSetting,
})
export const keepOriginationSetting = endpoint({
  name: 'keepOriginationSetting',
  method: 'PUT',
  path: '/api/origination-setting',
  right: 'keepOriginationSetting',
  summary: '设定案源保护期',
  body: z.strictObject(Days),
  reply: OriginationSetting,
})
