export {
  type Estate,
  type EstateItem,
  type EstatePreview,
  type Moved,
  type Successors,
  successorIn,
} from './estate.ts'
export { ownedRowsEstate } from './owned-rows.ts'
export { leavingPolicy } from './policy.ts'
export { createLeaving } from './routes.ts'
export type { LeavingRefusal } from './rules.ts'
