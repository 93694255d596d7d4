export { charterWords } from './words.ts'
