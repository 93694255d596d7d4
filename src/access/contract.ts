// The words of access that stand on the wire; without the server behind them, for the web too.
export { type Role, roles, type SubjectKind, subjectKinds } from './actor.ts'
