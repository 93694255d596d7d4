import type { PolicyTable } from '#access/index.ts'

/**
 * Everybody sees figures of what they answer for: how far that goes is said by `scopeOf`. The week of
 * the firm is for those who lead it.
 */
export const insightPolicy = {
  readInsight: { roles: 'anyone' },
  exportInsight: { roles: 'anyone' },
  readWeek: { roles: ['managing_partner', 'client_relationship_manager'] },
} satisfies PolicyTable
