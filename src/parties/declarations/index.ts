export { declarationPolicy } from './policy.ts'
export { type DeclaredBy, declarationsOf, declaredAgainst } from './read.ts'
export { declarationEntrances } from './routes.ts'
