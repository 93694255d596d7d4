// The whole wire of client maintenance, for the web and for the guards.
export * from './business-developments/contract.ts'
export * from './contacts/contract.ts'
export { contactWays } from './fields.ts'
export * from './opportunities/contract.ts'
export * from './relationship/contract.ts'
export * from './return-visits/contract.ts'
