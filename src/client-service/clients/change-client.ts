import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { Client, changeClientEndpoint } from './contract.ts'
import { presentClient } from './present-client.ts'
import { checkedIdentity } from './rules.ts'
import { keepSearchable, seeClientToChange } from './see-client.ts'
import { updateClient } from './sql.ts'

/** Changes what is known of a client. */
export async function changeClient(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeClientEndpoint>,
): Promise<Client> {
  const client = await seeClientToChange(work, params.id, 'changeClient')
  expectVersion(ifMatch, await presentClient(work, params.id))
  const { identity, problems } = checkedIdentity(client.kind as Client['kind'], {
    unifiedSocialCreditCode:
      body.unifiedSocialCreditCode === undefined
        ? client.unified_social_credit_code
        : body.unifiedSocialCreditCode,
    identityKind: body.identityKind === undefined ? client.identity_kind : body.identityKind,
    identityNumber:
      body.identityNumber === undefined ? client.identity_number : body.identityNumber,
  })
  if (problems.length > 0) throw badInput(problems)
  const name = body.name ?? client.name
  await updateClient(work.tx, params.id, {
    name,
    unified_social_credit_code: identity.unifiedSocialCreditCode,
    identity_kind: identity.identityKind,
    identity_number: identity.identityNumber,
    needs: body.needs ?? client.needs,
    preferences: body.preferences ?? client.preferences,
    cautions: body.cautions ?? client.cautions,
  })
  await keepSearchable(work, params.id, { ...identity, name })
  await work.publish([
    {
      type: 'client.changed',
      subject: { kind: 'client', id: params.id },
      data: { fields: Object.keys(body) },
    },
  ])
  return presentClient(work, params.id)
}
