import { type RawBuilder } from 'kysely'
import { entrance } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { badInput } from '#platform/http/refusal.ts'
import type { Choice, FormPurpose } from '../definitions/contract.ts'
import { readQuestions } from '../definitions/index.ts'
import { allFormsInForce, formsInForce } from './ask.ts'
import { type CustomField, listCustomFieldsEndpoint, readQuestionsEndpoint } from './contract.ts'
import type { FieldHolder } from './fields.ts'
import { type FieldFilter, filterOf } from './rules.ts'
import { candidatesOf, selectAllVersions } from './sql.ts'

/** The firm's own fields on leads, clients or engagements: columns of lists, exports and imports. */
export async function customFieldsOf(tx: Tx, on: FieldHolder): Promise<CustomField[]> {
  const purpose: FormPurpose = `${on}_fields`
  const forms = await allFormsInForce(tx, purpose)
  if (forms.length === 0) return []
  const known = await choicesOf(tx, purpose)
  return forms.flatMap(({ practiceArea, questions }) =>
    questions.map(({ key, kind, label }) => ({
      key,
      kind,
      label,
      choices: [...(known.get(key)?.values() ?? [])],
      practiceArea,
    })),
  )
}

/** Choices of every version by question; the latest words for each. */
async function choicesOf(tx: Tx, purpose: FormPurpose): Promise<Map<string, Map<string, Choice>>> {
  const known = new Map<string, Map<string, Choice>>()
  for (const version of await selectAllVersions(tx, purpose)) {
    for (const { key, choices } of readQuestions(version.questions)) {
      const of = known.get(key) ?? new Map<string, Choice>()
      for (const choice of choices) of.set(choice.key, choice)
      known.set(key, of)
    }
  }
  return known
}

/**
 * Reads what a list is filtered by.
 * @returns an array of ids in SQL, each seen by the actor and to be read again under the policy; null
 *   where nothing is filtered.
 */
export async function customFilter(
  tx: Tx,
  on: FieldHolder,
  where: readonly string[] | undefined,
): Promise<RawBuilder<string[]> | null> {
  if (!where || where.length === 0) return null
  const fields = new Map((await customFieldsOf(tx, on)).map((field) => [field.key, field]))
  const filters: FieldFilter[] = []
  for (const [place, said] of where.entries()) {
    const field = fields.get(said.split(':')[0] ?? '')
    const read = field ? filterOf(said, field) : { problem: 'unknown_field' }
    if ('problem' in read) throw badInput([{ path: `query.where.${place}`, code: read.problem }])
    filters.push(read)
  }
  return candidatesOf(on, filters)
}

const fields = entrance(listCustomFieldsEndpoint, async (work, { query }) => ({
  items: await customFieldsOf(work.tx, query.on),
}))

const questions = entrance(readQuestionsEndpoint, async (work, { query }) => ({
  forms: await formsInForce(work.tx, query.purpose, query.practice_area ?? null),
}))

export const entrances = [fields, questions]
