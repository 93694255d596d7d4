// What areas above client development use of its pages.
export { ConflictDecision } from './acts/conflict-decision.tsx'
export { useLeadHappening } from './lead/happening.ts'
export { leadWords } from './words.ts'
