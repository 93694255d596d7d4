import type { PolicyTable } from '#access/index.ts'
import { lawyersWork, type Standing } from '../standing.ts'

export const planPolicy: PolicyTable<Standing> = {
  readPlan: { roles: 'anyone' },
  adjustPlan: lawyersWork,
  keepPlan: lawyersWork,
  completeMilestone: lawyersWork,
}
