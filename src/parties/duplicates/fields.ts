export const duplicateStatuses = ['waiting', 'merged', 'different'] as const
/** By what two entries look alike. */
export const duplicateReasons = [
  'same_number',
  'same_name',
  'same_contact',
  'similar_name',
  'said_so',
] as const
/** While somebody typed, from an affair, from a list, or pointed out by somebody. */
export const duplicateFinders = ['typing', 'affair', 'list', 'person'] as const
export type FoundBy = (typeof duplicateFinders)[number]
