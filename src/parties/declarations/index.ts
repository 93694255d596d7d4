export { type DeclaredBy, declarationsOf, declaredAgainst } from './read.ts'
