import type { PolicyTable } from '#access/index.ts'

export const timelinePolicy: PolicyTable = { readTimeline: { roles: 'anyone' } }
