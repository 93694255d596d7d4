import { z } from 'zod'
import { ways as leadWays } from '#client-development/contract.ts'
import { Named, text } from '#platform/http/fields.ts'
import { isSearchable } from '#parties/contract.ts'
import { tidyName } from '#platform/text.ts'

/** Fields of the wire that the slices of client service share. */
export const Name = text(200)
/** The name of a person or an organisation: one that a check for conflicts can search for. */
export const partyName = (max: number) =>
  z
    .string()
    .overwrite(tidyName)
    .min(1)
    .max(max)
    .refine((text) => text === '' || isSearchable(text), 'name_blank')
export const PartyName = partyName(200)

/** How something was said to or by the client. */
export const ways = [...leadWays, 'letter', 'portal'] as const
export const Way = z.enum(ways)

/** Where a client or a mandate came from (D1): each by its name, nothing where it is not known. */
export const CameBy = z.object({
  channel: z.string().nullable(),
  channelEn: z.string().nullable(),
  campaign: z.string().nullable(),
  /** As it was typed in. */
  referrerName: z.string().nullable(),
  /** The client who referred them, where the viewer sees it. */
  referrer: Named.nullable(),
})
export type CameBy = z.infer<typeof CameBy>
