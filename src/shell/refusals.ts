import type { FastifyError } from 'fastify'
import { NoConnection } from '#platform/db/database.ts'
import { badInput, Refusal } from '#platform/http/refusal.ts'

/** What the framework refuses, in our words; null for what is our own fault. */
export function asRefusal(error: FastifyError, form = false): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof NoConnection) return new Refusal(503, 'unavailable')
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Refusal(413, 'too_large')
  }
  const constraint = databaseRefusals[error.code]
  if (constraint) return new Refusal(409, constraint)
  // Data exceptions (class 22): a day before the common era, a number beyond its type.
  if (/^22[0-9A-Z]{3}$/.test(error.code ?? '')) return badInput([{ path: '', code: 'invalid' }])
  if (error.code?.startsWith('FST_ERR_CTP')) return badInput([{ path: '', code: 'not_json' }])
  // The reader of forms gives no code to a form that is none or breaks off.
  if (form && error.code === undefined) return badInput([{ path: 'file', code: 'required' }])
  if (error.statusCode === 429) return new Refusal(429, 'too_fast')
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return badInput([{ path: '', code: 'invalid' }])
  }
  return null
}

/** Integrity constraints that hold back what slipped through the rules: refused, not failed. */
const databaseRefusals: Record<string, string> = {
  '23000': 'not_possible_now',
  '23505': 'exists_already',
  '23514': 'not_possible_now',
  '42501': 'not_possible_now',
}
