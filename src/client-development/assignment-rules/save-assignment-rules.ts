import { entrance, personIdOf } from '#access/index.ts'
import { badInput, type FieldProblem, stale } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { Tx } from '#platform/db/database.ts'
import { departmentsAmong, publishAboutFirm } from '#organisation/index.ts'
import { specialistsAmong } from '../people.ts'
import { type AssignmentRule, listAssignmentRules, saveAssignmentRules } from './contract.ts'
import { currentRules } from './sql.ts'

const list = entrance(listAssignmentRules, (work) => currentRules(work.tx))

const save = entrance(saveAssignmentRules, async (work, { body, ifMatch }) => {
  const current = await currentRules(work.tx)
  expectVersion(ifMatch, current)
  const problems = await problemsOf(work.tx, body.rules)
  if (problems.length > 0) throw badInput(problems)
  const number = current.version + 1
  const saved_by = personIdOf(work.actor)
  // Two who save at once: the second finds the number taken and is told that the list changed.
  const made = await work.tx
    .insertInto('assignment_rule_set')
    .values({ number, saved_by, saved_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!made) throw stale(await currentRules(work.tx))
  if (body.rules.length > 0) {
    await work.tx
      .insertInto('assignment_rule')
      .values(
        body.rules.map((rule, index) => ({
          set_number: number,
          place: index + 1,
          practice_areas: rule.practiceAreas,
          channel_ids: rule.channelIds,
          region: rule.region,
          department_id: rule.departmentId,
          specialist_ids: rule.specialistIds,
        })),
      )
      .execute()
  }
  await publishAboutFirm(work, [
    { type: 'assignment_rules.saved', data: { number, rules: body.rules.length } },
  ])
  return currentRules(work.tx)
})

async function problemsOf(tx: Tx, rules: AssignmentRule[]): Promise<FieldProblem[]> {
  const departments = await departmentsAmong(
    tx,
    rules.map((rule) => rule.departmentId),
  )
  const specialists = await specialistsAmong(
    tx,
    rules.flatMap((rule) => rule.specialistIds),
  )
  return rules.flatMap((rule, index) => [
    ...(departments.has(rule.departmentId)
      ? []
      : [{ path: `rules.${index}.departmentId`, code: 'not_found' }]),
    ...rule.specialistIds.flatMap((id, at) =>
      specialists.has(id)
        ? []
        : [{ path: `rules.${index}.specialistIds.${at}`, code: 'specialist_not_available' }],
    ),
  ])
}

export const entrances = [list, save]
