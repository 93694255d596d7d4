import type { Work } from '#access/index.ts'

/** The person who acts, or null for the product itself. */
export const actorId = (work: Work): string | null =>
  work.actor.kind === 'person' ? work.actor.personId : null
