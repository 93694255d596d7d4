import { z } from 'zod'
import { tidyText } from '../text.ts'

// Fields of the wire that every area speaks. The web reads contracts too: nothing of the server here.

export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })
export const Instant = z.iso.datetime({ offset: true })
/** A day people speak of; beyond these years dates are slips of the keyboard. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'not_date')

/** Text that may be empty, without the characters nobody sees. */
export const anyText = (max: number) => z.string().overwrite(tidyText).max(max)
/** Text that says something. */
export const text = (max: number) => z.string().overwrite(tidyText).min(1).max(max)
/** Text that may be left out. */
export const note = (max: number) => anyText(max).default('')

/**
 * Yuan as a decimal string, to the fen, below a trillion: `186000.00`. Money is exact. Separators and
 * full widths are written by people and change nothing.
 */
export const Money = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, ''))
  .pipe(z.stringFormat('money', /^(0|[1-9]\d{0,11})(\.\d{1,2})?$/))
export const MoneyOut = z.string()

/** Of a list in the query: `?stage=a&stage=b` or just one. */
export const listed = <Item extends z.ZodType>(item: Item, max = 50) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(max).optional(),
  )

/** Where a list goes on. A place holds a name at most: 200 Han are 800 characters of base64. */
export const After = z.string().max(1_200).optional()
export const PageSize = z.coerce.number().int().min(1).max(200).default(50)
export const PageQuery = z.strictObject({ after: After, limit: PageSize })
/** A page of things, and where the next one begins. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

/** What an act on many did: every id is in one of the two. */
export const BulkReply = z.object({
  done: z.array(Id),
  refused: z.array(z.object({ id: Id, code: z.string() })),
})

/** Who or what is named beside an act. */
export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.infer<typeof Named>
/** What the firm named in Chinese and, where it did, in English. */
export const NamedInBoth = Named.extend({ nameEn: z.string().nullable() })
/** What the viewer may do: rights by name. */
export const Abilities = z.record(z.string(), z.boolean())
/** Counts the edits of a thing; the next editor names the one they saw (`If-Match`). */
export const Version = z.int()
