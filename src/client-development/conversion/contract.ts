import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Abilities, ById, Id, Instant, Named, note, text } from '#platform/http/fields.ts'
import { line, name, said } from '../fields.ts'
import { LeadState } from '../leads/contract.ts'
import { OriginationShare } from '../originations/contract.ts'

/** What conversion still lacks: a closed union, in the order of the checklist. */
export const conversionProblems = [
  'need_missing',
  'conflict_missing',
  'conflict_refused',
  /** Decided before the names of the lead or its opponents last changed, or on other names than identified. */
  'conflict_stale',
  'identification_missing',
  'no_proposal',
  /** Valid until a day that has passed: a new version is needed. */
  'proposal_expired',
  'plan_not_content',
  'fees_not_content',
] as const
export const ConversionProblem = z.enum(conversionProblems)
export type ConversionProblem = z.infer<typeof ConversionProblem>

/** Further refusals (409) of the verbs here, besides `lead_ended`. */
export const conversionRefusals = [
  ...conversionProblems,
  /** `details.missing`: names of the lead or its opponents not among the parties searched. */
  'parties_not_searched',
] as const

/** What a conflict check found: the mandate may be accepted, with consent, or not at all. */
export const conflictOutcomes = ['clear', 'curable_consented', 'refused'] as const
export const ConflictOutcome = z.enum(conflictOutcomes)
export const ConflictDecision = z.object({
  id: Id,
  outcome: ConflictOutcome,
  parties: z.array(z.string()),
  reason: z.string(),
  checkId: Id.nullable(),
  decidedBy: Named.nullable(),
  decidedAt: Instant,
  /** Names changed since: it no longer counts. */
  stale: z.boolean(),
})

export const IdentificationKind = z.enum(['person', 'organisation'])
export const DocumentKind = z.enum([
  'resident_identity_card',
  'passport',
  'travel_permit',
  'residence_permit',
  'business_licence',
  'registration_certificate',
  'other',
])
export const VerifiedHow = z.enum(['original_seen', 'copy_certified', 'public_register', 'video'])
export const Identification = z.object({
  id: Id,
  kind: IdentificationKind,
  documentKind: DocumentKind,
  /** Only the last four characters; the rest is stars. */
  number: z.string(),
  name: z.string(),
  verifiedHow: VerifiedHow,
  note: z.string(),
  verifiedBy: Named.nullable(),
  verifiedAt: Instant,
})

export const decideConflictOfLead = endpoint({
  name: 'decideConflictOfLead',
  method: 'POST',
  path: '/api/leads/:id/conflict-decision',
  right: 'decideConflictOfLead',
  summary: '利益冲突审查结论',
  params: ById,
  body: z.strictObject({
    outcome: ConflictOutcome,
    /** Names searched: at least the lead, its name as identified, and every opponent. */
    parties: z.array(name(200)).min(1).max(200),
    reason: text(5000),
  }),
  reply: LeadState,
})

export const identifyLead = endpoint({
  name: 'identifyLead',
  method: 'POST',
  path: '/api/leads/:id/identification',
  right: 'identifyLead',
  summary: '核验身份',
  params: ById,
  body: z
    .strictObject({
      kind: IdentificationKind,
      documentKind: DocumentKind,
      /** Checked by its check digit where the document has one. */
      number: line(40),
      name: name(200),
      verifiedHow: VerifiedHow,
      note: note(2000),
    })
    .refine(
      (body) =>
        body.documentKind === 'other' ||
        ['business_licence', 'registration_certificate'].includes(body.documentKind) ===
          (body.kind === 'organisation'),
      { path: ['documentKind'], error: 'fits_not_the_kind' },
    ),
  reply: LeadState,
})

export const readConversion = endpoint({
  name: 'readConversion',
  method: 'GET',
  path: '/api/leads/:id/conversion',
  right: 'readLeads',
  summary: '转化条件',
  params: ById,
  reply: z.object({
    ready: z.boolean(),
    /** One line for each point of the checklist, in order. */
    checks: z.array(
      z.object({
        point: z.enum(['need', 'conflict', 'identification', 'proposal', 'plan', 'fees']),
        done: z.boolean(),
        problem: ConversionProblem.nullable(),
      }),
    ),
    missing: z.array(ConversionProblem),
    ended: z.boolean(),
    conversion: z.object({ clientId: Id, engagementId: Id, convertedAt: Instant }).nullable(),
    /** Who brought it, as claimed or decided; empty where nobody claims. */
    originating: z.array(OriginationShare),
    abilities: Abilities,
  }),
})

/** Percent of the originating credit, at most two decimals. */
const Share = z.number().gt(0).max(100).multipleOf(0.01)

/** Refused with the first `ConversionProblem`; `details.missing` lists all of them. */
export const convertLead = endpoint({
  name: 'convertLead',
  method: 'POST',
  path: '/api/leads/:id/conversion',
  right: 'convertLead',
  summary: '转化为客户',
  params: ById,
  body: z.strictObject({
    title: said(200),
    leadLawyerId: Id,
    assistingLawyerIds: z.array(Id).max(20).default([]),
    /** Shares sum to 100 (`shares_not_100` at the field). */
    originating: z
      .array(z.strictObject({ personId: Id, share: Share }))
      .min(1)
      .max(20),
    /** The client's name, one of those searched; as identified when left out. */
    clientName: name(200).optional(),
    /** The client who referred them, kept with client and engagement; as the lead says when left out. */
    referrerClientId: Id.nullable().optional(),
  }),
  reply: z.object({ clientId: Id, engagementId: Id }),
  status: 201,
})
