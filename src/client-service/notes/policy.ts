import type { PersonActor, PolicyTable } from '#access/index.ts'

/** What rights on a note depend on: whoever sees the lead, client or engagement may note and read. */
export interface NoteFacts {
  recordedBy: string | null
}

export const notePolicy = {
  readNotes: { roles: 'anyone' },
  recordNote: { roles: 'anyone' },
  withdrawNote: {
    roles: 'anyone',
    when: (actor: PersonActor, { recordedBy }: NoteFacts) => actor.personId === recordedBy,
  },
} satisfies PolicyTable<NoteFacts>
