import { type Input, permits, personIdOf, type Work } from '#access/index.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { seeClient } from '../clients.ts'
import { standingOf } from '../standing.ts'
import { expectVersion } from '#platform/http/version.ts'
import { todayOf } from '#organisation/index.ts'
import type {
  BusinessDevelopment,
  changeBusinessDevelopmentEndpoint,
  DevelopmentFields,
  recordBusinessDevelopmentEndpoint,
} from './contract.ts'
import { developmentPolicy } from './policy.ts'
import { decideProposing } from './rules.ts'
import { seeDevelopmentToChange, showDevelopment } from './show-development.ts'
import { insertDevelopment, updateDevelopment } from './sql.ts'

/** Writes down news of a client's business, on which a lawyer then advises (M3). */
export async function recordBusinessDevelopment(
  work: Work,
  { params, body }: Input<typeof recordBusinessDevelopmentEndpoint>,
): Promise<BusinessDevelopment> {
  const client = await seeClient(work.tx, params.id)
  const standing = await standingOf(work.tx, client.id)
  if (!permits(developmentPolicy, 'recordBusinessDevelopment', work.actor, standing)) {
    throw forbidden()
  }
  await expectHappened(work, body)
  const id = uuidv7()
  await insertDevelopment(work.tx, {
    ...body,
    id,
    clientId: client.id,
    recordedBy: personIdOf(work.actor),
    recordedAt: work.now,
  })
  await work.publish([
    {
      type: 'business_development.recorded',
      subject: { kind: 'client', id: client.id },
      object: id,
      data: { happened_on: body.happenedOn },
    },
  ])
  return showDevelopment(work, id)
}

/** Corrects news while nobody has advised on them. */
export async function changeBusinessDevelopment(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeBusinessDevelopmentEndpoint>,
): Promise<BusinessDevelopment> {
  const before = await seeDevelopmentToChange(work, params.id, 'changeBusinessDevelopment')
  expectVersion(ifMatch, await showDevelopment(work, before.id))
  const refusal = decideProposing(before.state)
  if (refusal) throw refused(refusal)
  await expectHappened(work, body)
  await updateDevelopment(work.tx, before.id, body)
  const all = ['happenedOn', 'source', 'url', 'text'] as const
  await work.publish([
    {
      type: 'business_development.changed',
      subject: { kind: 'client', id: before.clientId },
      object: before.id,
      data: { fields: all.filter((field) => before[field] !== body[field]) },
    },
  ])
  return showDevelopment(work, before.id)
}

async function expectHappened(work: Work, { happenedOn }: DevelopmentFields): Promise<void> {
  if (happenedOn > (await todayOf(work))) {
    throw badInput([{ path: 'happenedOn', code: 'in_future' }])
  }
}
