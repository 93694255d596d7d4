import { holds, type Input, type PersonActor, permits, type Work } from '#access/index.ts'
import { departmentsAmong, publishAboutFirm } from '#organisation/index.ts'
import { badInput, forbidden, notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type {
  keepDepartmentWebhookEndpoint,
  keepWebhookEndpoint,
  removeWebhookEndpoint,
  tryWebhookEndpoint,
  Webhook,
} from './contract.ts'
import type { NotificationParts } from './parts.ts'
import { noticePolicy } from './policy.ts'
import { problemOfAddress, signing } from './rules.ts'
import {
  deleteWebhook,
  replaceWebhook,
  selectWebhook,
  selectWebhooks,
  type WebhookRow,
} from './webhook-sql.ts'

type Body = Input<typeof keepWebhookEndpoint>['body']
type Whose = Pick<WebhookRow, 'personId' | 'departmentId'>

const personIn = ({ actor }: Work): PersonActor => {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

const present = (row: WebhookRow): Webhook => ({
  id: row.id,
  departmentId: row.departmentId,
  provider: row.provider,
  host: row.host,
  signed: row.secretSealed !== null,
  keptAt: row.keptAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  problem: row.problem,
})

export async function listWebhooks(work: Work): Promise<{ items: Webhook[] }> {
  return { items: (await selectWebhooks(work.tx)).map(present) }
}

/** Where messages for oneself go. */
export const keepWebhook =
  (parts: NotificationParts) =>
  (work: Work, { body }: Input<typeof keepWebhookEndpoint>): Promise<Webhook> =>
    keep(work, parts, { personId: personIn(work).personId, departmentId: null }, body)

/** Where messages for the chat of a department go. */
export const keepDepartmentWebhook =
  (parts: NotificationParts) =>
  async (
    work: Work,
    { params, body }: Input<typeof keepDepartmentWebhookEndpoint>,
  ): Promise<Webhook> => {
    const known = await departmentsAmong(work.tx, [params.id])
    if (!known.has(params.id)) throw notFound()
    return keep(work, parts, { personId: null, departmentId: params.id }, body)
  }

async function keep(
  work: Work,
  { seal, webhookOrigins }: NotificationParts,
  whose: Whose,
  { provider, address, secret }: Body,
): Promise<Webhook> {
  const code = problemOfAddress(provider, address, webhookOrigins)
  if (code) throw badInput([{ path: 'address', code }])
  if (signing.includes(provider) && !secret) {
    throw badInput([{ path: 'secret', code: 'secret_needed' }])
  }
  const id = uuidv7()
  const { host } = new URL(address)
  await replaceWebhook(work, {
    id,
    ...whose,
    provider,
    host,
    addressSealed: seal.close(address, id),
    secretSealed: secret ? seal.close(secret, id) : null,
    keptBy: personIn(work).personId,
  })
  await say(work, 'webhook.kept', id, { provider, host, ...dataOf(whose) })
  return present((await selectWebhook(work.tx, id)) as WebhookRow)
}

const dataOf = ({ personId, departmentId }: Whose) => ({
  person_id: personId,
  department_id: departmentId,
})

/** The robot of oneself, or of a department for whoever keeps those. */
async function take(work: Work, id: string): Promise<WebhookRow> {
  const row = await selectWebhook(work.tx, id)
  if (!row) throw notFound()
  const may = row.departmentId
    ? holds(noticePolicy, 'keepDepartmentWebhook', work.actor)
    : permits(noticePolicy, 'keepWebhook', work.actor, row)
  if (!may) throw forbidden()
  return row
}

export async function removeWebhook(
  work: Work,
  { params }: Input<typeof removeWebhookEndpoint>,
): Promise<undefined> {
  const row = await take(work, params.id)
  await deleteWebhook(work.tx, row.id)
  await say(work, 'webhook.removed', row.id, dataOf(row))
}

/** Has a message sent to try it; whether it arrived is seen at the robot a moment later. */
export async function tryWebhook(
  work: Work,
  { params }: Input<typeof tryWebhookEndpoint>,
): Promise<Webhook> {
  const row = await take(work, params.id)
  await say(work, 'webhook.tried', row.id, dataOf(row))
  return present(row)
}

const say = (work: Work, type: string, object: string, data: Record<string, unknown>) =>
  publishAboutFirm(work, [{ type, object, data }])
