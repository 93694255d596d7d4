export { readCompliance, readStandings } from './read-compliance.ts'
