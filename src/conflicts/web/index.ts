// What areas above conflicts use of its pages.
export { ConflictDesk } from './checks/desk.tsx'
export { CheckOfAffair } from './checks/of-affair.tsx'
export { MyWallsWait, useWallsThatWait } from './walls/my-walls.tsx'
