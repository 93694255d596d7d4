import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { abilitiesOf, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { namesOf, publishAboutFirm } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
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
    lawful: await lawfulRules(tx),
    abilities: abilitiesOf(checkPolicy, actor, undefined),
  }
}

/**
 * The rules as the product has them from the law: of each what the first version says that has it. A release that brings a
 * rule brings a version of its own.
 */
async function lawfulRules(tx: Tx): Promise<RuleData[]> {
  const versions = await tx
    .selectFrom('conflict_rules')
    .select('rules')
    .where('published_by', 'is', null)
    .orderBy('version')
    .execute()
  const lawful = new Map<string, RuleData>()
  for (const { rules } of versions)
    for (const one of RuleData.array().parse(rules))
      if (!lawful.has(one.rule)) lawful.set(one.rule, one)
  return conflictRules.flatMap((rule) => lawful.get(rule) ?? [])
}

/** Publishes the next version. What was checked under an earlier one keeps it. */
export async function publishRuleBook(
  work: Work,
  { body, ifMatch }: Input<typeof publishConflictRules>,
) {
  const { tx } = work
  // Of two who publish at once the second sees the first one's version.
  await sql`select pg_advisory_xact_lock(hashtextextended('conflict_rules', 0))`.execute(tx)
  const { versions: before } = await readRuleBook(work)
  const standing = before[0] as (typeof before)[number]
  expectVersion(ifMatch, standing)
  const problems = problemsOfRules(body.rules, await lawfulRules(tx))
  if (problems.length > 0) throw badInput(problems)
  if (isDeepStrictEqual(inOrder(body.rules), inOrder(standing.rules))) throw refused('rules_same')
  await tx
    .insertInto('conflict_rules')
    .values({
      version: standing.version + 1,
      rules: JSON.stringify(body.rules),
      reason: body.reason,
      published_by: personIdOf(work.actor),
      published_at: work.now,
    })
    .execute()
  await publishAboutFirm(work, [{ type: 'conflict_rules.published', data: {} }])
  const { versions } = await readRuleBook(work)
  return versions[0] as (typeof versions)[number]
}

const inOrder = (rules: RuleData[]) =>
  rules.toSorted((one, other) => one.rule.localeCompare(other.rule))

/** Every rule once, and none milder than the product has it from the law. */
export function problemsOfRules(rules: RuleData[], lawful: RuleData[]): FieldProblem[] {
  const of = new Map(lawful.map((one) => [one.rule, one]))
  const problems = rules.flatMap((rule, at) => {
    if (rules.findIndex((one) => one.rule === rule.rule) < at)
      return [{ path: `rules.${at}.rule`, code: 'named_twice' }]
    const law = of.get(rule.rule)
    return law
      ? milderParts(rule, law).map((part) => ({
          path: `rules.${at}.${part}`,
          code: 'milder_than_law',
        }))
      : []
  })
  if (rules.length < conflictRules.length) problems.push({ path: 'rules', code: 'required' })
  return problems
}

/** Where a rule asks for less than the law does. */
function milderParts(rule: RuleData, law: RuleData): (keyof RuleData)[] {
  const milder: [keyof RuleData, boolean][] = [
    ['class', findingClasses.indexOf(rule.class) > findingClasses.indexOf(law.class)],
    ['months', law.months !== undefined && (rule.months ?? 0) < law.months],
    ['article', law.article !== '' && rule.article.trim() === ''],
  ]
  return milder.flatMap(([part, is]) => (is ? [part] : []))
}
