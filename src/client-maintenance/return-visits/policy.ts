import type { PolicyTable } from '#access/index.ts'
import type { Standing } from '#client-service/index.ts'
import { carersCare } from '../standing.ts'

export const returnVisitPolicy = {
  recordReturnVisit: carersCare,
  listReturnVisits: { roles: 'anyone' },
} satisfies PolicyTable<Standing>
