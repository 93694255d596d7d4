import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { formsInForce, keepAnswers, readAnswers } from '#forms/index.ts'
import { dayOf } from '#organisation/index.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { answerClientFieldsEndpoint, Client } from './contract.ts'
import { presentClient } from './present-client.ts'
import { seeClientToChange } from './see-client.ts'
import { updateClient } from './sql.ts'

/** Answers the firm's own fields of a client anew. */
export async function answerClientFields(
  work: Work,
  { params, body, ifMatch }: Input<typeof answerClientFieldsEndpoint>,
): Promise<Client> {
  const client = await seeClientToChange(work, params.id, 'changeClient')
  if (ifMatch !== client.version) expectVersion(ifMatch, await presentClient(work, params.id))
  const forms = await formsInForce(work.tx, 'client_fields', null)
  const sheets = readAnswers(forms, body.answers, { today: dayOf(work.now) })
  const subject = { kind: 'client' as const, id: params.id }
  const changed = await keepAnswers(work, 'client_fields', [{ subject, sheets }])
  if (changed.size > 0) await updateClient(work.tx, params.id, {})
  return presentClient(work, params.id)
}
