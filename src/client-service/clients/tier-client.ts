import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { refused } from '#platform/http/refusal.ts'
import type { Client, tierClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import type { ClientRefusal } from './rules.ts'
import { seeClientToChange } from './see-client.ts'
import { updateClient } from './sql.ts'

/** Puts a client in another tier; key clients are owed regular contact (M2). */
export async function tierClient(
  work: Work,
  { params, body }: Input<typeof tierClientEndpoint>,
): Promise<Client> {
  const client = await seeClientToChange(work, params.id, 'tierClient')
  if (client.tier === body.tier) throw refused('same_tier' satisfies ClientRefusal)
  await updateClient(work.tx, params.id, { tier: body.tier })
  await work.publish([
    {
      type: 'client.tiered',
      subject: { kind: 'client', id: params.id },
      data: {
        tier: body.tier,
        key: body.tier === 'key',
        former_tier: client.tier,
        reason: body.reason,
      },
    },
  ])
  return presentClient(work, params.id)
}
