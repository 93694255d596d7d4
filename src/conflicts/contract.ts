// The whole wire of conflicts of interest, for the web and for the guards.
export * from './checks/contract.ts'
export { checkKindWords } from './checks/kind-words.ts'
export * from './walls/contract.ts'
