export * from './identifiers/index.ts'
export * from './register/index.ts'
