import { z } from 'zod'
import { text } from '#platform/http/fields.ts'

/** Fields of the wire that several slices of the organisation share. */
export const Name = text(100)
export const EnglishName = text(100).nullable()
export const Reason = text(500)
export const TimeZone = z.string().max(60).refine(isTimeZone, 'not_a_time_zone')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
