import { everything, type Filter } from './columns.ts'
import { readRange } from './range-filter.tsx'

/** An id may name what the options do not: a colleague who left, a list that is still being read. */
const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const ends = { number: /^(-?\d+(\.\d+)?)?$/, date: /^(\d{4}-\d{2}-\d{2})?$/ }

function isKnown({ options, range, usual }: Filter, value: string): boolean {
  if (range) return Object.values(readRange(value)).every((end) => ends[range].test(end))
  if (usual !== undefined && value === everything) return true
  return options.some((one) => one.value === value) || id.test(value)
}

/**
 * Filters the address sets to what they cannot be set to: written by hand, or linked before the choices changed. The
 * list would show something else than the address says.
 */
export const unknownIn = (url: Record<string, string>, filters: Filter[]): Filter[] =>
  filters.filter((filter) => {
    const value = url[filter.key]
    return value !== undefined && value !== '' && !isKnown(filter, value)
  })
