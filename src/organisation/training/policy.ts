import type { PolicyTable } from '#access/index.ts'

/** Human resources keep the records; of other people's nobody else sees any (row-level security). */
export const trainingPolicy = {
  recordTraining: { roles: ['human_resources', 'managing_partner'] },
  listTrainingRecords: { roles: 'anyone' },
  exportTrainingRecords: { roles: 'anyone' },
} as const satisfies PolicyTable
