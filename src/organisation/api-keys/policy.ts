import type { PersonActor, PolicyTable } from '#access/index.ts'

/** One's own keys are everybody's affair (`signed-in`); a key cannot make keys. */
export const apiKeyPolicy = {
  listEveryonesApiKeys: { roles: ['it_administrator'] },
  revokeApiKey: {
    roles: 'anyone',
    when: (actor: PersonActor, key: { personId: string }) => actor.personId === key.personId,
    always: ['it_administrator'],
  },
} as const satisfies PolicyTable<{ personId: string }>
