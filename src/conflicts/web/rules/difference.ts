import type { ConflictRule, RuleData } from '../../contract.ts'

/** What of a rule a firm may set. */
export const settings = ['class', 'months', 'article'] as const
type Setting = (typeof settings)[number]

/** One thing that two versions of the rule book say differently. */
export interface Difference {
  rule: ConflictRule
  setting: Setting
  from: string | number | undefined
  to: string | number | undefined
}

/** What the later version says differently, rule by rule. */
export function differences(before: RuleData[], after: RuleData[]): Difference[] {
  return after.flatMap((rule) => {
    const was = before.find((one) => one.rule === rule.rule)
    return settings.flatMap((setting) =>
      was && was[setting] !== rule[setting]
        ? [{ rule: rule.rule, setting, from: was[setting], to: rule[setting] }]
        : [],
    )
  })
}
