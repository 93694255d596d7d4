// The whole wire of forms, for the web, for the areas above and for the guards.
export * from './answers/contract.ts'
export * from './definitions/contract.ts'
export { identifierWords } from '#parties/contract.ts'
