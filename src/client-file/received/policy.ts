import type { PolicyTable } from '#access/index.ts'

// Everybody has their own, and sees nobody else's: row-level security says so.
export const receivedPolicy = {
  keepMailDrop: { roles: 'anyone' },
  readReceived: { roles: 'anyone' },
  exportReceived: { roles: 'anyone' },
  settleReceived: { roles: 'anyone' },
} satisfies PolicyTable
