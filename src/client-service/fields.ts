import { z } from 'zod'

/** Fields of the wire that the slices of client service share. */
export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })
export const Instant = z.iso.datetime({ offset: true })
export const Day = z.iso.date()
export const Name = z.string().trim().min(1).max(200)
/** Running text that must be there. */
export const text = (max: number) => z.string().trim().min(1).max(max)
/** Running text that may be empty. */
export const note = (max: number) => z.string().trim().max(max).default('')
/** Yuan with two decimals, as a string: money is exact. */
export const Money = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/)

/** How something was said to or by the client. */
export const ways = ['call', 'mail', 'visit', 'wechat', 'video', 'letter', 'portal'] as const
export const Way = z.enum(ways)

/** What an engagement is about: the codes departments and leads are sorted by. */
export const practiceAreas = [
  'criminal',
  'civil',
  'commercial',
  'labour',
  'administrative',
  'intellectual_property',
  'real_estate',
  'family',
  'finance',
  'foreign',
  'other',
] as const
export const PracticeArea = z.enum(practiceAreas)

/** Place in a list from which the next page goes on. */
export const After = z.string().max(400).optional()
export const PageSize = z.coerce.number().int().min(1).max(200).default(50)
export const PageQuery = z.strictObject({ after: After, limit: PageSize })

/** A page of things and the place from which the next goes on. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** Who is named beside an act. */
export const Someone = z.object({ id: Id, name: z.string() })
export const Abilities = z.record(z.string(), z.boolean())
export const Version = z.number().int()
