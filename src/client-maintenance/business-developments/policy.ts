import type { PolicyTable } from '#access/index.ts'
import type { Standing } from '#client-service/index.ts'
import { everyonesCare } from '../standing.ts'

export const developmentPolicy = {
  listBusinessDevelopments: { roles: 'anyone' },
  recordBusinessDevelopment: everyonesCare,
  changeBusinessDevelopment: everyonesCare,
  sendAdvice: everyonesCare,
  declineAdvice: everyonesCare,
} satisfies PolicyTable<Standing>
