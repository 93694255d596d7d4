import { expect, it } from 'vitest'
import { practiceAreas } from '#organisation/contract.ts'
import { engine, hasWords, languages, missingWords } from '#platform/i18n/words.ts'
import type { ClientRefusal } from './clients/rules.ts'
import {
  clientKinds,
  clientTiers,
  conflictOutcomes,
  endingGrounds,
  engagementKinds,
  engagementStages,
  feeKinds,
  identityKinds,
  lawyerParts,
  outcomes,
  partyRoles,
  ways,
} from './contract.ts'
import type { EngagementProblem, EngagementRefusal } from './engagements/rules.ts'
import type { FeedbackRefusal } from './feedback/rules.ts'
import type { NoteRefusal } from './notes/contract.ts'
import type { PlanRefusal } from './plans/rules.ts'
import type { ProgressProblem, ProgressRefusal } from './progress/rules.ts'
import type { StageRefusal } from './see-engagement.ts'
import { refusals } from './web/refusal-words.ts'
import './web/words.ts'

type Refusal =
  | ClientRefusal
  | EngagementRefusal
  | FeedbackRefusal
  | NoteRefusal
  | PlanRefusal
  | ProgressRefusal
  | StageRefusal

it('every refusal has words: the compiler counts them', () => {
  const told: Record<Refusal, string>[] = [refusals['zh-CN'].refusal, refusals.en.refusal]
  const atFields: Record<EngagementProblem | ProgressProblem, string>[] = [
    refusals['zh-CN'].problem,
    refusals.en.problem,
  ]
  expect([...told, ...atFields].flatMap(Object.values).every(Boolean)).toBe(true)
})

it.each(languages)('every choice has a word in %s', async (language) => {
  await engine.changeLanguage(language)
  const choices = {
    clientKind: clientKinds,
    identityKind: identityKinds,
    tier: clientTiers,
    stage: engagementStages,
    engagementKind: engagementKinds,
    feeKind: feeKinds,
    outcome: outcomes,
    partyRole: partyRoles,
    part: lawyerParts,
    conflict: conflictOutcomes,
    ground: endingGrounds,
    way: ways,
    practiceArea: practiceAreas,
  }
  const keys = Object.entries(choices).flatMap(([name, all]) => all.map((one) => `${name}.${one}`))
  expect(keys.filter((key) => !hasWords(`service:${key}`))).toEqual([])
  expect(missingWords()).toEqual([])
})
