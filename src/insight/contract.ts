// The whole wire of insight, for the web and for the guards.
export * from './cases/contract.ts'
export * from './compliance/contract.ts'
export * from './dashboards/contract.ts'
export * from './week/contract.ts'
