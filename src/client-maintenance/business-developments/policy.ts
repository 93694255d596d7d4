import type { PolicyTable } from '#access/index.ts'
import type { Standing } from '#client-service/index.ts'
import { everyonesCare } from '../standing.ts'
import { lawyers } from './rules.ts'

export const developmentPolicy = {
  listBusinessDevelopments: { roles: 'anyone' },
  exportBusinessDevelopments: { roles: 'anyone' },
  recordBusinessDevelopment: everyonesCare,
  changeBusinessDevelopment: everyonesCare,
  proposeAdvice: everyonesCare,
  decideAdvice: { roles: lawyers },
  sendAdvice: everyonesCare,
  declineAdvice: everyonesCare,
} satisfies PolicyTable<Standing>
