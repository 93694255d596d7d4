import type { PolicyTable } from '#access/index.ts'
import { clientPolicy } from './clients/policy.ts'
import { engagementPolicy } from './engagements/policy.ts'
import { feedbackPolicy } from './feedback/policy.ts'
import { filePolicy } from './files/policy.ts'
import { notePolicy } from './notes/policy.ts'
import { planPolicy } from './plans/policy.ts'
import { progressPolicy } from './progress/policy.ts'
import { talkPolicy } from './talks/policy.ts'
import { timelinePolicy } from './timeline/policy.ts'

/** All rights of client service. */
export const policy = {
  ...clientPolicy,
  ...engagementPolicy,
  ...planPolicy,
  ...progressPolicy,
  ...talkPolicy,
  ...feedbackPolicy,
  ...filePolicy,
  ...notePolicy,
  ...timelinePolicy,
} as PolicyTable<never>
