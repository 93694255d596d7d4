export type { MemberPart, Part } from './contract.ts'
export { handoverPolicy, mayOfferHandover } from './policy.ts'
export { handoverEntrances } from './routes.ts'
export type { HandoverRefusal } from './rules.ts'
