import { z } from 'zod'

/** Fields of the wire that several slices of the organisation share. */
export const Id = z.uuid()
export const ById = z.strictObject({ id: Id })
export const Name = z.string().trim().min(1).max(100)
export const EnglishName = z.string().trim().min(1).max(100).nullable()
export const Instant = z.iso.datetime({ offset: true })
export const Reason = z.string().trim().min(1).max(500)
/** Place in a list from which the next page goes on. */
export const After = z.string().max(400).optional()
export const PageSize = z.coerce.number().int().min(1).max(200).default(50)
export const TimeZone = z.string().max(60).refine(isTimeZone, 'not_a_time_zone')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
