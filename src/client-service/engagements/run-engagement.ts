import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { carryOut } from './act.ts'
import type {
  confirmFeesEndpoint,
  discloseTermsEndpoint,
  Engagement,
  resumeEngagementEndpoint,
  startEngagementEndpoint,
  suspendEngagementEndpoint,
} from './contract.ts'
import { expectDecided } from './sign-contract.ts'

/** Tells the client the plan and the fee standard (R2). */
export function discloseTerms(
  work: Work,
  { params, body }: Input<typeof discloseTermsEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'discloseTerms', () => ({
    act: 'terms_disclosure',
    event: 'engagement.terms_disclosed',
    data: { way: body.way },
    details: body,
    columns: { terms_disclosed_at: work.now },
  }))
}

/** Finance checked the fees against the standard and booked them (O3). */
export function confirmFees(
  work: Work,
  { params, body }: Input<typeof confirmFeesEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'confirmFees', ({ engagement }) => ({
    act: 'fees_confirmation',
    once: true,
    event: 'engagement.fees_confirmed',
    data: { fee_kind: engagement.fee_kind, fee_amount: engagement.fee_amount },
    details: body,
    columns: { fees_confirmed_at: work.now },
  }))
}

/** The service starts (S1). */
export function startEngagement(
  work: Work,
  { params, body }: Input<typeof startEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'startEngagement', async ({ engagement }) => {
    // Whoever came in since the contract, or was found since, is decided on before work begins.
    await expectDecided(work, engagement)
    return {
      act: 'start',
      once: true,
      event: 'engagement.started',
      details: body,
      columns: { stage: 'running', started_at: work.now },
    }
  })
}

export function suspendEngagement(
  work: Work,
  { params, body }: Input<typeof suspendEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'suspendEngagement', () => ({
    act: 'suspension',
    event: 'engagement.suspended',
    data: { reason: body.reason },
    details: body,
    columns: { stage: 'suspended' },
  }))
}

export function resumeEngagement(
  work: Work,
  { params, body }: Input<typeof resumeEngagementEndpoint>,
): Promise<Engagement> {
  return carryOut(work, params.id, 'resumeEngagement', () => ({
    act: 'resumption',
    event: 'engagement.resumed',
    details: body,
    columns: { stage: 'running' },
  }))
}
