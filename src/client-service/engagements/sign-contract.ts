import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { claimKindsOf, hangsOnOutcome } from '#client-development/index.ts'
import { expectConflictCleared } from '#conflicts/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { todayAt } from '#organisation/index.ts'
import { carryOut, type Seen } from './act.ts'
import type { Engagement, signContractEndpoint } from './contract.ts'
import {
  type EngagementProblem,
  engagementNumber,
  letterOf,
  problemsOfContract,
  refuseConflict,
} from './rules.ts'
import { keepSearchable } from './searchable.ts'
import { selectConflict, takeNumber } from './sql.ts'

type Body = Input<typeof signContractEndpoint>['body']

/** Records the contract the client signed, with its copy, and gives the case its number (S1). */
export async function signContract(
  work: Work,
  { params, body }: Input<typeof signContractEndpoint>,
): Promise<Engagement> {
  const engagement = await carryOut(work, params.id, 'signContract', async (seen) => {
    await expectAcceptable(work, seen, body)
    const number = await numberFor(work, seen.standing.departmentId, body.signedOn)
    return {
      act: 'contract',
      once: true,
      event: 'engagement.contract_signed',
      data: {
        number,
        fee_kind: body.feeKind,
        fee_amount: body.feeAmount,
        signed_on: body.signedOn,
      },
      details: { signedOn: body.signedOn, signedFileId: body.signedFileId },
      columns: {
        stage: 'signed',
        number,
        kind: body.kind,
        scope: body.scope,
        fee_kind: body.feeKind,
        fee_amount: body.feeAmount,
        fee_terms: body.feeTerms,
        amount_in_dispute: body.amountInDispute,
        claim_kinds: hangsOnOutcome(body.feeKind) ? body.claimKinds : [],
        term_from: body.termFrom,
        term_to: body.termTo,
        signed_on: body.signedOn,
        signed_file_id: body.signedFileId,
      },
    }
  })
  await keepSearchable(work.tx, params.id)
  return engagement
}

async function expectAcceptable(work: Work, { engagement, standing }: Seen, body: Body) {
  await expectDecided(work, engagement)
  const today = await todayAt(work.tx, work.now, standing.departmentId)
  const offered = engagement.proposal_id ? await claimKindsOf(work, engagement.proposal_id) : []
  // What was said to be claimed when it was offered is claimed still.
  const claimKinds = [...new Set([...body.claimKinds, ...offered])]
  const about = { practiceArea: engagement.practice_area, claimKinds }
  const problems = problemsOfContract(body, about, today)
  const copy = await work.tx
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', body.signedFileId)
    .where('subject_id', '=', engagement.id)
    .executeTakeFirst()
  if (!copy) {
    const code = 'signed_copy_missing' satisfies EngagementProblem
    problems.push({ path: 'signedFileId', code })
  }
  if (problems.length > 0) throw badInput(problems)
}

/** Expects that nothing stands between the firm and the mandate: whatever a colleague says of it, the desk decides. */
export async function expectDecided(work: Work, engagement: Seen['engagement']): Promise<void> {
  const decided = await selectConflict(work.tx, engagement.id)
  const conflict = refuseConflict({
    decidedAt: engagement.conflict_decided_at,
    outcome: decided?.outcome ?? null,
    partiesChangedAt: engagement.parties_changed_at,
  })
  if (conflict) throw refused(conflict)
  await expectConflictCleared(work, { kind: 'engagement', id: engagement.id })
}

async function numberFor(work: Work, departmentId: string | null, signedOn: string) {
  const department = departmentId
    ? await work.tx
        .selectFrom('department')
        .select('name')
        .where('id', '=', departmentId)
        .executeTakeFirst()
    : undefined
  const year = Number(signedOn.slice(0, 4))
  const letter = letterOf(department?.name ?? null)
  return engagementNumber(year, letter, await takeNumber(work.tx, year, letter))
}
