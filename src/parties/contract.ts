// What needs no server: contracts of the area and the identifiers of parties, for the web and for threads of their own.
export * from './declarations/contract.ts'
export * from './duplicates/contract.ts'
export * from './identifiers/index.ts'
export { isOrganisationName } from './names/of-organisations.ts'
export { reasonsInWords } from './names/reason-words.ts'
export type { Reason } from './names/reasons.ts'
export * from './register/contract.ts'
export * from './search/contract.ts'
