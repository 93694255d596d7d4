import { personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput, notFound } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { shutOutPairs, staffAmong } from '#organisation/index.ts'
import { plannedMilestone } from '../plans/index.ts'
import type { Engagement, LawyerFields, openEngagementEndpoint } from './contract.ts'
import { openFor } from './open.ts'
import { presentEngagement } from './present-engagement.ts'
import { type EngagementProblem, problemsOfLawyers } from './rules.ts'

/** What an engagement opened for a client the firm has begins with. */
export type OpenEngagement = Input<typeof openEngagementEndpoint>['body']

/**
 * Opens a further engagement for a client the firm has. Its check follows; nothing is signed before a conflict officer
 * has decided on it.
 */
export async function openEngagement(work: Work, body: OpenEngagement): Promise<Engagement> {
  const client = await work.tx
    .selectFrom('client')
    .select(['id', 'name'])
    .where('id', '=', body.clientId)
    .executeTakeFirst()
  if (!client) throw notFound()
  const problems = problemsOfLawyers(body.lawyers)
  if (problems.length > 0) throw badInput(problems)
  await expectPresent(work, body.lawyers)
  await expectNotWalled(work, client.id, body.lawyers)
  await expectDepartment(work, body.departmentId)
  const id = uuidv7()
  await openFor(work, {
    id,
    clientId: client.id,
    clientName: client.name,
    title: body.title,
    practiceArea: body.practiceArea,
    departmentId: body.departmentId,
    createdBy: personIdOf(work.actor),
    leadId: null,
    opportunityId: body.opportunityId,
    proposalId: null,
    fees: { feeKind: null, feeAmount: null, feeTerms: '' },
    conflictDecidedAt: null,
    lawyers: body.lawyers,
    parties: [{ name: client.name, role: 'client', note: '' }, ...body.parties],
    milestones: body.milestones.map(({ title, dueOn }) =>
      plannedMilestone({ title, responsible_id: null, due_on: dueOn, note: '' }),
    ),
  })
  return presentEngagement(work, id)
}

/** Nobody takes part from behind a wall; that there is one is not said. */
export async function expectNotWalled(
  work: Work,
  subjectId: string,
  lawyers: LawyerFields[],
): Promise<void> {
  const walled = await shutOutPairs(
    work,
    lawyers.map((one) => one.personId),
    [subjectId],
  )
  const at = lawyers.findIndex((one) => walled.has(`${one.personId} ${subjectId}`))
  if (at < 0) return
  const code = 'not_available' satisfies EngagementProblem
  throw badInput([{ path: `lawyers.${at}.personId`, code }])
}

export async function expectPresent(work: Work, lawyers: LawyerFields[]): Promise<void> {
  const staff = await staffAmong(
    work.tx,
    lawyers.map((one) => one.personId),
  )
  const at = lawyers.findIndex((one) => !staff.has(one.personId))
  if (at < 0) return
  const code = 'person_has_left' satisfies EngagementProblem
  throw badInput([{ path: `lawyers.${at}.personId`, code }])
}

async function expectDepartment(work: Work, id: string): Promise<void> {
  const department = await work.tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!department) throw badInput([{ path: 'departmentId', code: 'unknown' }])
}
