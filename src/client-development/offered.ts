import type { Work } from '#access/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { dayOf, staffAmong } from '#organisation/index.ts'
import { contingencyProblem, contingencyRuleOn, hangsOnOutcome, shareTooHigh } from './fee-rules.ts'
import type { Fees, Milestone } from './plan.ts'

/**
 * Holds fees against the rule of the day.
 * @returns the version of the rule.
 */
export function checkFees(
  work: Work,
  fees: Fees,
  practiceArea: string | null,
  path: string,
): string {
  const rule = contingencyRuleOn(dayOf(work.now))
  const problem = contingencyProblem(fees, practiceArea, rule)
  if (problem === 'claim_kinds_missing') {
    throw badInput([{ path: `${path}.claimKinds`, code: 'required' }])
  }
  const share = hangsOnOutcome(fees.kind) ? shareTooHigh(fees.basis, rule) : null
  if (share)
    throw badInput([{ path: `${path}.basis`, code: 'share_too_high', values: { most: share } }])
  if (problem) throw refused(problem, { source: rule.source, path: `${path}.kind` })
  return rule.version
}

/** Whoever is to reach a milestone works for the firm. */
export async function checkMilestones(work: Work, milestones: Milestone[]): Promise<void> {
  const staff = await staffAmong(
    work.tx,
    milestones.map((one) => one.responsibleId),
  )
  const problems = milestones.flatMap((one, index) =>
    staff.has(one.responsibleId)
      ? []
      : [{ path: `milestones.${index}.responsibleId`, code: 'not_found' }],
  )
  if (problems.length > 0) throw badInput(problems)
}
