import type { EngagementStage } from './engagements/contract.ts'

const before: EngagementStage[] = ['opened', 'signed', 'running', 'suspended']

/** Stages in which each thing can be done; what is not named can be done in all. */
export const stagesOf: Record<string, readonly EngagementStage[]> = {
  changeParties: before,
  setLawyers: before,
  decideEngagementConflict: before,
  signContract: ['opened'],
  discloseTerms: ['signed', 'running', 'suspended'],
  confirmFees: ['signed', 'running', 'suspended', 'closed'],
  startEngagement: ['signed'],
  suspendEngagement: ['running'],
  resumeEngagement: ['suspended'],
  closeEngagement: ['running', 'suspended'],
  endEngagement: before,
  confirmEnding: ['ended', 'archived'],
  reviewQuality: ['closed', 'archived'],
  archiveEngagement: ['closed', 'ended'],
  reportProgress: before,
  recordMatterEvent: before,
  askQuestion: [...before, 'closed', 'ended'],
  putDecision: before,
  requestDuty: before,
  recordTalk: before,
  adjustPlan: before,
  keepPlan: before,
  completeMilestone: before,
}

/** Whether a stage allows it; the state of the engagement is no secret to who sees it. */
export const allows = (right: string, stage: EngagementStage): boolean =>
  stagesOf[right]?.includes(stage) ?? true
