import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { refused } from '#platform/http/refusal.ts'
import type {
  decideConflictCheck,
  runConflictCheck as runConflictCheckEndpoint,
} from './contract.ts'
import { decideConflict } from './decide.ts'
import { presentCheck } from './present.ts'
import { runCheck } from './run-check.ts'
import { seeAffair, seeCheckToWorkOn } from './see.ts'

/** Runs the check of an affair again, because somebody asks for it. */
export async function runConflictCheck(
  work: Work,
  { body }: Input<typeof runConflictCheckEndpoint>,
) {
  const affair = await seeAffair(work, body.subjectId)
  const { id } = await runCheck(work, affair, 'by_hand')
  return presentCheck(work, id)
}

/** Takes the decision; from then on nothing of the check can be changed, only another check be run. */
export async function decideCheck(work: Work, { params, body }: Input<typeof decideConflictCheck>) {
  const check = await seeCheckToWorkOn(work, params.id)
  const { checkId } = await decideConflict(work, check.affair, body)
  if (checkId !== check.id) throw refused('check_superseded')
  return presentCheck(work, check.id)
}
