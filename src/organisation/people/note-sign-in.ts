import { perform, type Runtime } from '#access/index.ts'
import type { Happened } from '#access/sign-in/index.ts'
import { publishAboutFirm } from '../publish.ts'
import { actorOfAccount } from './actors.ts'

/** Writes what became of somebody's account into the log. Who has left is nobody who signs in. */
export async function noteSignIn(
  runtime: Runtime,
  { accountId, what, data }: Happened,
): Promise<void> {
  const actor = await actorOfAccount(runtime.database, accountId, runtime.clock)
  if (!actor) return
  await perform(runtime, actor, (work) =>
    publishAboutFirm(work, [{ type: what, object: actor.personId, data }]),
  )
}
