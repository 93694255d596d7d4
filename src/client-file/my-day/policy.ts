import type { PolicyTable } from '#access/index.ts'

/** Everybody has a day, and sees in it what they see anyway. */
export const myDayPolicy = {
  readMyDay: { roles: 'anyone' },
} satisfies PolicyTable<never>
