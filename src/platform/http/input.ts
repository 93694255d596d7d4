import type { z } from 'zod'
import { badInput, type FieldProblem } from './refusal.ts'

/** Parses one part of a request; what is wrong comes out as problems at fields (422). */
export function parseInput<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  root = '',
): z.output<S> {
  if (!schema) return undefined as z.output<S>
  const unreadable = unreadableIn(value, root)
  if (unreadable.length > 0) throw badInput(unreadable)
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw badInput(result.error.issues.flatMap((issue) => problemsOf(issue, root)))
}

/** Levels of things in things; the deepest contract has six. */
const deepest = 20

/** Texts no database keeps: with a NUL, or with half of a surrogate pair. */
function unreadableIn(value: unknown, path: string, depth = 0): FieldProblem[] {
  if (typeof value === 'string') {
    const fine = value.isWellFormed() && !value.includes('\0')
    return fine ? [] : [{ path, code: 'unreadable_characters' }]
  }
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return []
  if (depth > deepest) return [{ path: path.slice(0, 200), code: 'too_deep' }]
  return Object.entries(value).flatMap(([key, one]) =>
    unreadableIn(one, path === '' ? key : `${path}.${key}`, depth + 1),
  )
}

function problemsOf(issue: z.core.$ZodIssue, root: string): FieldProblem[] {
  const path = [root, ...issue.path.map(String)].filter(Boolean).join('.')
  switch (issue.code) {
    case 'too_big': {
      const code =
        issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_large'
      return [{ path, code, values: { max: Number(issue.maximum) } }]
    }
    case 'too_small': {
      if (issue.origin === 'string') {
        return [
          Number(issue.minimum) <= 1
            ? { path, code: 'required' }
            : { path, code: 'too_short', values: { min: Number(issue.minimum) } },
        ]
      }
      return [
        {
          path,
          code: issue.origin === 'array' ? 'too_few' : 'too_small',
          values: { min: Number(issue.minimum) },
        },
      ]
    }
    case 'invalid_type':
      return [
        {
          path,
          code: issue.input === undefined || issue.input === null ? 'required' : 'wrong_type',
        },
      ]
    case 'invalid_format':
      return [{ path, code: `not_${issue.format.replaceAll(/[^a-z0-9]+/g, '_')}` }]
    case 'invalid_value':
      return [{ path, code: 'not_a_choice' }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [path, key].filter(Boolean).join('.'),
        code: 'unknown_field',
      }))
    case 'custom':
      return [
        {
          path,
          code: issue.message || 'invalid',
          ...(issue.params ? { values: issue.params as Record<string, string> } : {}),
        },
      ]
    default:
      return [{ path, code: 'invalid' }]
  }
}
