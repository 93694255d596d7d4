import type { PolicyTable } from '#access/index.ts'
import { everyonesWork, type Standing } from '../standing.ts'

export const talkPolicy: PolicyTable<Standing> = {
  readTalks: { roles: 'anyone' },
  recordTalk: everyonesWork,
}
