import { abilitiesOf, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { namesOf, publishAboutFirm } from '#organisation/index.ts'
import { badInput, type FieldProblem } from '#platform/http/refusal.ts'
import type { publishConflictRules } from './contract.ts'
import { conflictRules, findingClasses, RuleData } from './fields.ts'
import { checkPolicy } from './policy.ts'

/** Versions told at most; a rule book changes with the law. */
const versionsAtMost = 50

/** The rule book in force and those before it. */
export async function readRuleBook({ tx, actor }: Work) {
  const rows = await tx
    .selectFrom('conflict_rules')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(versionsAtMost)
    .execute()
  const name = await namesOf(
    tx,
    rows.map((row) => row.published_by),
  )
  return {
    versions: rows.map((row) => ({
      version: row.version,
      rules: RuleData.array().parse(row.rules),
      reason: row.reason,
      publishedBy: name(row.published_by),
      publishedAt: row.published_at.toISOString(),
    })),
    abilities: abilitiesOf(checkPolicy, actor, undefined),
  }
}

/** Publishes the next version. What was checked under an earlier one keeps it. */
export async function publishRuleBook(work: Work, { body }: Input<typeof publishConflictRules>) {
  const { tx } = work
  const first = await tx
    .selectFrom('conflict_rules')
    .select(['rules'])
    .orderBy('version')
    .limit(1)
    .executeTakeFirstOrThrow()
  const problems = problemsOfRules(body.rules, RuleData.array().parse(first.rules))
  if (problems.length > 0) throw badInput(problems)
  await tx
    .insertInto('conflict_rules')
    .values((eb) => ({
      version: eb
        .selectFrom('conflict_rules')
        .select((max) => max(max.fn.max('version'), '+', 1).as('next')),
      rules: JSON.stringify(body.rules),
      reason: body.reason,
      published_by: personIdOf(work.actor),
      published_at: work.now,
    }))
    .execute()
  await publishAboutFirm(work, [{ type: 'conflict_rules.published', data: {} }])
  const { versions } = await readRuleBook(work)
  return versions[0] as (typeof versions)[number]
}

/** Every rule once, and none milder than the product has it from the law. */
export function problemsOfRules(rules: RuleData[], lawful: RuleData[]): FieldProblem[] {
  const of = new Map(lawful.map((one) => [one.rule, one]))
  const problems: FieldProblem[] = []
  rules.forEach((rule, at) => {
    const law = of.get(rule.rule)
    if (rules.findIndex((one) => one.rule === rule.rule) < at) {
      problems.push({ path: `rules.${at}.rule`, code: 'named_twice' })
    } else if (law && findingClasses.indexOf(rule.class) > findingClasses.indexOf(law.class)) {
      problems.push({ path: `rules.${at}.class`, code: 'milder_than_law' })
    } else if (law?.months && (rule.months ?? 0) < law.months) {
      problems.push({ path: `rules.${at}.months`, code: 'milder_than_law' })
    }
  })
  if (rules.length < conflictRules.length) problems.push({ path: 'rules', code: 'required' })
  return problems
}
