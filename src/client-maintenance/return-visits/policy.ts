import type { PolicyTable } from '#access/index.ts'
import { carersCare, type Standing } from '../standing.ts'

export const returnVisitPolicy = {
  recordReturnVisit: carersCare,
  listReturnVisits: { roles: 'anyone' },
} satisfies PolicyTable<Standing>
