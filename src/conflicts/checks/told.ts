/** What events about checks say of a check beside that it ran, came back or was decided: who sees the affair may know it. */
const fieldsTold: Record<string, readonly string[]> = {
  'conflict_check.run': [],
  'conflict_check.reopened': [],
  'conflict_check.decided': ['outcome'],
  'conflict_consent.drafted': [],
  'conflict_consent.replied': ['outcome'],
}

/**
 * What an event says, as whoever sees the affair may read it. What a check found, and how grave it is, the desk knows: it
 * would tell of affairs behind walls.
 */
export function withoutFindings(
  type: string,
  data: Record<string, unknown>,
): Record<string, unknown> {
  const fields = fieldsTold[type]
  if (!fields) return data
  return Object.fromEntries(Object.entries(data).filter(([field]) => fields.includes(field)))
}
