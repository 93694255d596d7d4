import type { PolicyTable } from '#access/index.ts'

// Whoever sees a subject sees its files and may add to them.
export const filePolicy: PolicyTable = {
  readFile: { roles: 'anyone' },
  uploadFile: { roles: 'anyone' },
}
