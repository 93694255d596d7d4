export const duplicateStatuses = ['waiting', 'merged', 'different'] as const
/** By what two entries look alike. */
export const duplicateReasons = [
  'same_number',
  'same_name',
  'same_contact',
  'similar_name',
  'said_so',
] as const
