export { type MemberPart, memberParts, type Part, parts } from './contract.ts'
export { handoverPolicy } from './policy.ts'
export { handoverEntrances } from './routes.ts'
export type { HandoverRefusal } from './rules.ts'
