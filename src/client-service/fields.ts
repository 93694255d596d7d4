import { z } from 'zod'
import { ways as leadWays } from '#client-development/contract.ts'
import { text } from '#platform/http/fields.ts'

/** Fields of the wire that the slices of client service share. */
export const Name = text(200)

/** How something was said to or by the client. */
export const ways = [...leadWays, 'letter', 'portal'] as const
export const Way = z.enum(ways)
