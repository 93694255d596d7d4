import type { Input, Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { publishAboutFirm } from '../publish.ts'
import type { takeBackTrainingEndpoint } from './contract.ts'
import { deleteTraining } from './sql.ts'

/** Takes back what was recorded by mistake: clauses that ask for the course no longer find it. */
export async function takeBackTraining(
  work: Work,
  { params }: Input<typeof takeBackTrainingEndpoint>,
): Promise<{ id: string }> {
  const gone = await deleteTraining(work.tx, params.id)
  if (!gone) throw notFound()
  const { person_id, course, passed_on, valid_until } = gone
  await publishAboutFirm(work, [
    {
      type: 'training.taken_back',
      object: params.id,
      data: { person_id, course, passed_on, valid_until },
    },
  ])
  return { id: params.id }
}
