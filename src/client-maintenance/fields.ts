import { z } from 'zod'
import { ways } from '#client-development/contract.ts'

/** How a client was reached. */
export const contactWays = [...ways, 'letter', 'text_message', 'event'] as const
export const ContactWay = z.enum(contactWays)
