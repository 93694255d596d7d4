import { z } from 'zod'

/** Fields of the wire that the slices of client maintenance share. */
export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })
export const Instant = z.iso.datetime({ offset: true })
export const Day = z.iso.date()
/** Running text that must be there. */
export const text = (max: number) => z.string().trim().min(1).max(max)
/** Running text that may be empty. */
export const note = (max: number) => z.string().trim().max(max).default('')

/** How a client was reached. */
export const contactWays = [
  'call',
  'mail',
  'visit',
  'wechat',
  'video',
  'letter',
  'text_message',
  'event',
] as const
export const ContactWay = z.enum(contactWays)

/** Place in a list from which the next page goes on. */
export const After = z.string().max(400).optional()
export const PageSize = z.coerce.number().int().min(1).max(200).default(50)

/** A page of things and the place from which the next goes on. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** Who or what is named beside an act. */
export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.infer<typeof Named>
export const Version = z.number().int()
