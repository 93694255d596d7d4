// What areas above parties use of its pages.
export { ConflictTabs } from './conflict-tabs.tsx'
export { partyWords } from './words.ts'
