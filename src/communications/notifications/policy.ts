import type { PersonActor, PolicyTable, Role } from '#access/index.ts'

/** Whose robot it is: a person's own, or a department's. */
export interface WebhookThing {
  personId: string | null
}

const setters: Role[] = ['managing_partner', 'client_relationship_manager']

const isOwn = (actor: PersonActor, { personId }: WebhookThing) => personId === actor.personId

export const noticePolicy = {
  readNotices: { roles: 'anyone' },
  exportNotices: { roles: 'anyone' },
  chooseNotices: { roles: 'anyone' },
  setNoticeDefaults: { roles: setters },
  keepWebhook: { roles: 'anyone', when: isOwn },
  keepDepartmentWebhook: { roles: [...setters, 'it_administrator'] },
} satisfies PolicyTable<WebhookThing>
