import type { PolicyTable } from '#access/index.ts'
import { everyonesCare, type Standing } from '../standing.ts'

export const developmentPolicy = {
  listBusinessDevelopments: { roles: 'anyone' },
  recordBusinessDevelopment: everyonesCare,
  changeBusinessDevelopment: everyonesCare,
  sendAdvice: everyonesCare,
  declineAdvice: everyonesCare,
} satisfies PolicyTable<Standing>
