import type { PolicyTable } from '#access/index.ts'

export const firmPolicy = {
  readFirm: { roles: 'anyone' },
  changeFirm: { roles: ['managing_partner', 'it_administrator'] },
} as const satisfies PolicyTable
