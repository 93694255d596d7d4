export { CharterPage } from './charter-page.tsx'
export { HandOver } from './hand-over.tsx'
export { shareOf, standingOf } from './standing-of.ts'
export { useClauseName, useClauseTerm, useDifference, useVersions } from './reading.ts'
export { charterWords } from './words.ts'
export {
  PromiseChip,
  PromiseLine,
  type Promises,
  useNextPromises,
} from './next-promises.tsx'
