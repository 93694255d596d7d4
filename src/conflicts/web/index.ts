// What areas above conflicts use of its pages.
export { MyWallsWait } from './walls/my-walls.tsx'
