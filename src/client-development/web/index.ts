// What areas above client development use of its pages.
export { ConflictDecision } from './acts/conflict-decision.tsx'
export { useLeadHappening } from './lead/happening.ts'
export { ClientOrigination, useClientOrigination } from './lead/origination.tsx'
export { ReferredLeads } from './lead/referred.tsx'
export { OriginationDecisionForm } from './lead/origination-decision-form.tsx'
export { originationWords } from './lead/origination-words.ts'
export { leadWords } from './words.ts'
