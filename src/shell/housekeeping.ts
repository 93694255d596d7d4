import { perform, type Runtime, system } from '#access/index.ts'

/** Days a repeated request still finds the reply of the first. */
const remembered = 7

/** Forgets replies kept for repeated requests. */
export async function forgetOldRequests(runtime: Runtime): Promise<void> {
  await perform(runtime, system, async (work) => {
    const before = new Date(work.now.getTime() - remembered * 86_400_000)
    await work.tx.deleteFrom('idempotency').where('at', '<', before).execute()
  })
}
