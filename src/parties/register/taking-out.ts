import { permits, type Work } from '#access/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import type { PartyRelationType } from './fields.ts'
import { partyPolicy } from './policy.ts'

/** What checks for conflicts may have found something by. */
export type OnFile =
  | { kind: 'relation'; type: PartyRelationType; parties: [string, string] }
  | { kind: 'name'; partyId: string; name: string }
  | { kind: 'number'; partyId: string; number: string }
  | { kind: 'declaration'; id: string; personId: string }

/** Whether a check found something by it; told by the area of conflicts. */
export type IsMet = (work: Work, what: OnFile) => Promise<boolean>

/**
 * Whoever is stopped by what is on file must not be the one to take it out: only the conflict officer does, and says why.
 * @param reason null: what is done says for itself why
 * @throws 409 `met_by_check`, 422 at `reason`
 */
export async function expectMayTakeOut(
  work: Work,
  isMet: IsMet,
  what: OnFile,
  reason: string | null,
): Promise<void> {
  if (!(await isMet(work, what))) return
  if (!permits(partyPolicy, 'takeOutWhatChecksMet', work.actor, undefined))
    throw refused('met_by_check')
  if (reason === '') throw badInput([{ path: 'reason', code: 'reason_required' }])
}

/** What the history tells, with why it was done where somebody said so. */
export const because = (told: Record<string, unknown>, { reason }: { reason: string }) =>
  reason === '' ? told : { ...told, reason }
