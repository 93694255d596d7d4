import { type Input, personIdOf, type Work } from '#access/index.ts'
import { badInput, forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { todayOf } from '../day.ts'
import { publishAboutFirm } from '../publish.ts'
import type { recordTrainingEndpoint, TrainingRecord } from './contract.ts'
import { problemsOfTraining, type TrainingRefusal } from './rules.ts'
import { insertTraining, presentTraining, selectOneTraining } from './sql.ts'

/** Records that somebody passed a course: clauses that ask for it find them from now on. */
export async function recordTraining(
  work: Work,
  { body }: Input<typeof recordTrainingEndpoint>,
): Promise<TrainingRecord> {
  const recorded_by = personIdOf(work.actor)
  if (!recorded_by) throw forbidden()
  const person = await work.tx
    .selectFrom('person')
    .select('status')
    .where('id', '=', body.personId)
    .executeTakeFirst()
  if (!person) throw notFound()
  if (person.status === 'left') throw refuse('training_of_somebody_who_left')
  const problems = problemsOfTraining(body, await todayOf(work))
  if (problems.length > 0) throw badInput(problems)
  const { personId: person_id, course, passedOn: passed_on, validUntil: valid_until } = body
  const id = uuidv7(work.now.getTime())
  const record = { id, person_id, course, passed_on, valid_until, recorded_by }
  const isNew = await insertTraining(work.tx, { ...record, recorded_at: work.now })
  if (!isNew) throw refuse('training_recorded_already')
  await publishAboutFirm(work, [
    { type: 'training.recorded', object: id, data: { person_id, course, passed_on, valid_until } },
  ])
  return presentTraining(await selectOneTraining(work.tx, id))
}

const refuse = (code: TrainingRefusal) => refused(code)
