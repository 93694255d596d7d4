export { readCompliance } from './read-compliance.ts'
