import type { PolicyTable } from '#access/index.ts'

export const leavingPolicy = {
  previewLeaving: { roles: ['managing_partner', 'human_resources'] },
  leaveFirm: { roles: ['managing_partner', 'human_resources'] },
} as const satisfies PolicyTable
