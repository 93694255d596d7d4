import { z } from 'zod'
import { ways as leadWays } from '#client-development/contract.ts'
import { Named, text } from '#platform/http/fields.ts'

/** Fields of the wire that the slices of client service share. */
export const Name = text(200)

/** How something was said to or by the client. */
export const ways = [...leadWays, 'letter', 'portal'] as const
export const Way = z.enum(ways)

/** Where a client or a mandate came from (D1): each by its name, nothing where it is not known. */
export const CameBy = z.object({
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  /** As it was typed in. */
  referrerName: z.string().nullable(),
  /** The client who referred them, where the viewer sees it. */
  referrer: Named.nullable(),
})
export type CameBy = z.infer<typeof CameBy>
