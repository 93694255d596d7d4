import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { ById, Day, Id, Instant, Named, note, text } from '#platform/http/fields.ts'
import { said, Urgency, Way } from '../fields.ts'
import { LeadState } from '../leads/contract.ts'

export const FirstContact = z.object({
  id: Id,
  way: Way,
  reached: z.boolean(),
  need: z.string().nullable(),
  needClear: z.boolean(),
  urgency: Urgency.nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: Day.nullable(),
  /** Introductions presented. */
  presented: z.array(z.object({ id: Id, title: z.string() })),
  /** Why nothing of the firm was presented; empty where something was, or had been before. */
  notPresented: z.string(),
  note: z.string(),
  at: Instant,
  recordedBy: Named.nullable(),
  recordedAt: Instant,
})

export const FirstContactBody = z
  .strictObject({
    way: Way,
    reached: z.boolean(),
    /** What they need, in the specialist's words; replaces the need noted on the lead. */
    need: text(5000).nullable().default(null),
    needClear: z.boolean().default(false),
    practiceArea: PracticeArea.nullable().default(null),
    urgency: Urgency.nullable().default(null),
    nextStep: said(500).nullable().default(null),
    nextStepOn: Day.nullable().default(null),
    /** Approved introductions (`not_approved` at the field otherwise). */
    presented: z.array(Id).max(20).default([]),
    /**
     * Why nothing was presented: asked for (`nothing_presented`) until something has been once or the need
     * is assessed, and only then given (`was_presented`).
     */
    notPresented: note(500),
    note: note(5000),
    /** When they talked; now when left out, never later (`in_the_future`). */
    at: Instant.optional(),
    /** With a clear need: the department, where the lead has none, and who assesses; else its head. */
    departmentId: Id.nullable().default(null),
    assessorId: Id.nullable().default(null),
  })
  .refine((body) => body.reached || !body.needClear, { path: ['needClear'], error: 'not_reached' })
  .refine((body) => body.nextStepOn === null || body.nextStep !== null, {
    path: ['nextStep'],
    error: 'required',
  })

export const recordFirstContact = endpoint({
  name: 'recordFirstContact',
  takesBack: true,
  method: 'POST',
  path: '/api/leads/:id/first-contacts',
  right: 'recordFirstContact',
  summary: '记录初次沟通',
  params: ById,
  body: FirstContactBody,
  reply: z.object({ contactId: Id, lead: LeadState }),
  status: 201,
})
