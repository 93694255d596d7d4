import { z } from 'zod'
import { Answers, AskedForm } from '#forms/contract.ts'
import { endpoint } from '#platform/http/endpoint.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { text } from '#platform/http/fields.ts'
import { CreditCode, Mail, name, Phone } from '../fields.ts'

/** Why an enquiry may be refused (409). */
export const enquiryRefusals = [
  /** The firm has published no privacy notice yet. */
  'enquiries_closed',
  /** Not one of our tokens, too old, used, or sent sooner than a person can type: fetch a new form. */
  'form_over',
  /** The work over the token was not done. */
  'work_missing',
  /** The notice changed while the form was open: show it again. */
  'notice_changed',
  /** The questions changed while the form was open: ask them again. */
  'questions_changed',
] as const

/** Leading zero bits that sha-256 of `token + ':' + work` must show. */
export const workBits = 15

export const readEnquiryForm = endpoint({
  name: 'readEnquiryForm',
  method: 'GET',
  path: '/api/enquiry-form',
  right: 'public',
  summary: '咨询表单',
  reply: z.object({
    firmName: z.string(),
    firmNameEn: z.string().nullable(),
    /** False: no privacy notice, nothing can be sent. */
    open: z.boolean(),
    notice: z.string(),
    noticeVersion: z.string(),
    practiceAreas: z.array(PracticeArea),
    /** The general questions, and those of each practice area. */
    forms: z.array(AskedForm),
    /** Names the questions: to be sent back with their answers. */
    formsVersion: z.string(),
    token: z.string(),
    workBits: z.int(),
  }),
})

export const sendEnquiry = endpoint({
  name: 'sendEnquiry',
  method: 'POST',
  path: '/api/enquiries',
  perMinute: 10,
  right: 'public',
  summary: '提交咨询',
  body: z
    .strictObject({
      name: name(100),
      organisation: name(200).optional(),
      unifiedSocialCreditCode: CreditCode.optional(),
      phone: Phone.optional(),
      mail: Mail.optional(),
      need: text(5000),
      practiceArea: PracticeArea.optional(),
      answers: Answers.default({}),
      formsVersion: z.string().max(100).optional(),
      /** Ids from the link that led here; what is unknown, out of use or not public is passed over. */
      campaign: z.string().max(100).optional(),
      channel: z.string().max(100).optional(),
      consent: z.literal(true),
      noticeVersion: z.string().min(1).max(100),
      token: z.string().min(1).max(500),
      /** A number found by trying: see `workBits`. */
      work: z.string().regex(/^\d{1,20}$/),
      /** Hidden from people; whatever fills it in is not one. */
      homepage: z.string().max(1000).optional(),
    })
    .refine((body) => body.phone !== undefined || body.mail !== undefined, {
      path: ['phone'],
      error: 'no_way_to_reach',
    }),
  reply: z.object({
    /** A word to name when calling. */
    reference: z.string(),
  }),
  status: 201,
})
