import { z } from 'zod'
import { lawyerParts } from './engagements/contract.ts'
import { PracticeArea } from '#organisation/contract.ts'

const id = z.uuid()
const words = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const share = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)))
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])

/** What `lead.converted` says; its subject is the lead. */
export const ConvertedLead = z.object({
  client_id: id,
  engagement_id: id,
  client_is_new: z.boolean(),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['person', 'organisation']),
  title: z.string().trim().min(1).max(200),
  department_id: id.nullish().transform((value) => value ?? null),
  specialist_id: id.nullish().transform((value) => value ?? null),
  lead_lawyer_id: id,
  lawyers: listOf(z.object({ person_id: id, part: z.enum(lawyerParts), share })),
  proposal_id: id.nullish().transform((value) => value ?? null),
  practice_area: PracticeArea.nullish().transform((value) => value ?? 'other'),
  origin: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  unified_social_credit_code: words,
  opponents: listOf(z.string().trim().min(1).max(200)),
  contact: z
    .object({ name: words, phone: words, mail: words, wechat: words })
    .nullish()
    .transform((value) => value ?? null),
  milestones: listOf(
    z.object({
      title: z.string().trim().min(1).max(200),
      responsible_id: id.nullish(),
      due_on: z.iso.date().nullish(),
      note: words,
    }),
  ),
  fees: z
    .object({
      kind: z.string().nullish(),
      low: z.string().nullish(),
      high: z.string().nullish(),
      basis: words,
    })
    .nullish()
    .transform((value) => value ?? null),
})
export type ConvertedLead = z.infer<typeof ConvertedLead>
