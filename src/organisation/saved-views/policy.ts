import { type PersonActor, type PolicyTable, type Role } from '#access/index.ts'
import type { Sharing } from './contract.ts'

export interface ViewThing {
  ownerId: string
  sharedWith: Sharing
}

const leaders: Role[] = ['managing_partner', 'client_relationship_manager']
/** Who may lay a view before others. */
const sharers: Record<Exclude<Sharing, 'nobody'>, Role[]> = {
  department: [...leaders, 'partner', 'department_head', 'marketing'],
  firm: leaders,
}

const isOwner = (actor: PersonActor, view: ViewThing): boolean => actor.personId === view.ownerId
const mayShare = (actor: PersonActor, { sharedWith }: ViewThing): boolean =>
  sharedWith === 'nobody' || actor.roles.some((role) => sharers[sharedWith].includes(role))

export const viewPolicy = {
  keepViews: { roles: 'anyone' },
  /** To save a view as one's own, shared with whom one may. */
  shareView: { roles: 'anyone', when: mayShare },
  changeView: { roles: 'anyone', when: isOwner },
  removeView: {
    roles: 'anyone',
    when: (actor, view) =>
      isOwner(actor, view) ||
      (view.sharedWith !== 'nobody' && actor.roles.some((role) => leaders.includes(role))),
  },
} satisfies PolicyTable<ViewThing>
