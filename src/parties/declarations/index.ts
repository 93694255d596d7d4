export { declarationPolicy } from './policy.ts'
export { type DeclaredBy, declarationsOfFirm, declaredAgainst } from './read.ts'
export { declarationEntrances } from './routes.ts'
