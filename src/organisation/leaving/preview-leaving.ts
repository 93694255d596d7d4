import { asSystemBehindMyWalls, holds, type Input, type Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { selectPerson } from '../people/index.ts'
import type { LeavingPreview, previewLeavingEndpoint } from './contract.ts'
import type { Estate } from './estate.ts'
import { leavingPolicy } from './policy.ts'

/** Everything somebody would leave behind: counted but for what a wall keeps from the viewer, shown as far as they see. */
export function previewLeaving(estates: Estate[]) {
  return async (
    work: Work,
    { params }: Input<typeof previewLeavingEndpoint>,
  ): Promise<LeavingPreview> => {
    const person = await selectPerson(work.tx, params.id)
    if (!person) throw notFound()
    const areas: LeavingPreview['areas'] = []
    for (const estate of estates) {
      const { items } = await estate.preview(work, person.id)
      const { count } = await asSystemBehindMyWalls(work, () => estate.preview(work, person.id))
      areas.push({ area: estate.area, count, items })
    }
    const entitled = holds(leavingPolicy, 'leaveFirm', work.actor)
    const abilities = { leaveFirm: entitled && person.status !== 'left' }
    return { personId: person.id, name: person.name, areas, abilities }
  }
}
