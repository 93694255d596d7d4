import { z } from 'zod'
import { scopes } from './rules.ts'

export const Month = z.stringFormat('month', /^2\d{3}-(0[1-9]|1[0-2])$/)
/** So many months up to and with one, the present one where none is named. */
export const period = {
  months: z.coerce.number().int().min(1).max(24).default(6),
  until: Month.optional(),
}
export const PeriodQuery = z.strictObject(period)

export const ScopeField = z.enum(scopes)
export const FirstDay = z.iso.date()
export const Count = z.int()
/** A share from 0 to 1; null where there is nothing to share. */
export const Share = z.number().nullable()
export const Said = z.object({ zh: z.string(), en: z.string() })
