export { HandOver } from './hand-over.tsx'
export { charterWords } from './words.ts'
