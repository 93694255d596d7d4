import type { AssignmentRule } from './contract.ts'

/** What rules look at. */
export interface Matched {
  practiceArea: string | null
  channelId: string | null
  region: string | null
}

/** The first rule that matches, in the order of the list, with its place from 1. */
export function matchRule(
  rules: AssignmentRule[],
  lead: Matched,
  departmentId?: string,
): { rule: AssignmentRule; place: number } | null {
  const index = rules.findIndex(
    (rule) =>
      (departmentId === undefined || rule.departmentId === departmentId) &&
      (rule.practiceAreas.length === 0 ||
        rule.practiceAreas.some((area) => area === lead.practiceArea)) &&
      (rule.channelIds.length === 0 || rule.channelIds.some((id) => id === lead.channelId)) &&
      (rule.region === null || (lead.region?.startsWith(rule.region) ?? false)),
  )
  const rule = rules[index]
  return rule ? { rule, place: index + 1 } : null
}

/** Of those who can take a lead, the one with the fewest open ones; the first named wins a tie. */
export function leastBurdened(
  specialistIds: string[],
  openLeads: ReadonlyMap<string, number>,
): string | null {
  let chosen: string | null = null
  for (const id of specialistIds) {
    const count = openLeads.get(id)
    if (count === undefined) continue
    if (chosen === null || count < (openLeads.get(chosen) as number)) chosen = id
  }
  return chosen
}
