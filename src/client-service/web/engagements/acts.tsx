import type { Keeping } from '../promises/promises.tsx'
import type { EngagementAct } from './act-common.tsx'
import { answersAct } from './answers.tsx'
import { say } from '#platform/i18n/words.ts'
import { EngagementNote } from '../notes/note-acts.tsx'
import { noteWords } from '../notes/words.ts'
import { contractActs } from './contract-acts.tsx'
import { decisionActs } from './decision-acts.tsx'
import { dutyActs } from './duty-acts.tsx'
import { lifeActs } from './life-acts.tsx'
import { peopleActs } from './people-acts.tsx'
import { planActs } from './plan-acts.tsx'
import { progressActs } from './progress-acts.tsx'
import { talkActs } from './talk-acts.tsx'

/** Everything that can be done about an engagement, in the order of its life. */
export const engagementActs: EngagementAct[] = [
  ...contractActs,
  ...progressActs,
  ...decisionActs,
  ...dutyActs,
  ...talkActs,
  ...planActs,
  ...peopleActs,
  answersAct,
  {
    key: 'recordNote',
    label: () => say(noteWords, 'act'),
    allowed: () => true,
    Panel: EngagementNote,
  },
  ...lifeActs,
]

/** Which act keeps which promise, of feedback wherever it is owed. */
export const feedbackKeepings: Record<string, Keeping> = {
  'S3.acknowledge': { act: 'acknowledgeFeedback' },
  'S3.resolve': { act: 'resolveFeedback' },
  'S3.follow': { act: 'confirmFeedback' },
  'T3.acknowledge': { act: 'acknowledgeFeedback' },
  T3: { act: 'resolveFeedback', second: 'nameHandler' },
}

/** Which act keeps which promise about an engagement. */
export const engagementKeepings: Record<string, Keeping> = {
  S1: { act: 'signContract' },
  'S1.start': { act: 'startEngagement' },
  R2: { act: 'discloseTerms' },
  O3: { act: 'confirmFees' },
  O2: { act: 'reportProgress' },
  S2: { act: 'reportProgress' },
  'S2.event': { act: 'reportProgress' },
  'S2.answer': { act: 'answerQuestion' },
  'S2.decision': { act: 'takeDecision' },
  R4: { act: 'meetDuty', second: 'dropDuty' },
  S3: { act: 'recordTalk' },
  S4: { act: 'adjustPlan', second: 'keepPlan' },
  R1: { act: 'reviewQuality' },
  R5: { act: 'confirmEnding' },
  R6: { act: 'archiveEngagement' },
  ...feedbackKeepings,
}
