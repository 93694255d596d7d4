import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'
import { tellNewcomers, wallEntrances, wallPolicy } from './walls/index.ts'

export const entrances: Entrance[] = [...wallEntrances]

export const policy: PolicyTable<never> = { ...wallPolicy }

export const handlers: Handlers = { immediate: [tellNewcomers], later: [] }

export {
  type Between,
  type OnBothSides,
  raiseWallBetween,
  type Side,
  spreadWalls,
  spreadWallsTo,
} from './walls/index.ts'
