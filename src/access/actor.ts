/** The roles of the firm, the same words as the CHECK of `person_role`. */
export const roles = [
  'managing_partner',
  'partner',
  'lawyer',
  'assistant',
  'department_head',
  'client_relationship_manager',
  'client_service_specialist',
  'marketing',
  'finance',
  'human_resources',
  'it_administrator',
  'conflict_officer',
  'complaint_owner',
] as const
export type Role = (typeof roles)[number]

/** What rights and walls attach to. */
export const subjectKinds = ['firm', 'lead', 'client', 'engagement'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** A member of the firm, signed in or using an API key. */
export interface PersonActor {
  kind: 'person'
  personId: string
  name: string
  roles: Role[]
  departmentId: string
  /** People on leave whose work this person does now. */
  standsInFor: string[]
  /** With an API key: the only rights it carries; `null` with a session. */
  scopes: string[] | null
}

/** The product itself: sweeps, handlers, imports that run in the background. */
export interface SystemActor {
  kind: 'system'
}

/** Someone outside: the enquiry page, later the portal. Sees nothing. */
export interface PublicActor {
  kind: 'public'
}

export type Actor = PersonActor | SystemActor | PublicActor

/** The person who acts; null for the product itself and for strangers. */
export const personIdOf = (actor: Actor): string | null =>
  actor.kind === 'person' ? actor.personId : null

export const system: SystemActor = { kind: 'system' }
export const stranger: PublicActor = { kind: 'public' }

/** Kinds of subject each role sees firm-wide; the others are seen by membership or department. */
const firmWide: Partial<Record<Role, SubjectKind[]>> = {
  managing_partner: ['firm', 'lead', 'client', 'engagement'],
  client_relationship_manager: ['firm', 'lead', 'client', 'engagement'],
  client_service_specialist: ['lead', 'client', 'engagement'],
  marketing: ['lead'],
  finance: ['client', 'engagement'],
  conflict_officer: ['lead', 'client', 'engagement'],
  complaint_owner: ['client', 'engagement'],
  human_resources: ['firm'],
  it_administrator: ['firm'],
}

/** Roles that see all the work of their own department. */
const departmentWide: Role[] = ['department_head', 'partner']

/** What the actor sees without belonging to it, for the session settings of row-level security. */
export function reachOf(actor: Actor): { kinds: SubjectKind[]; departments: string[] } {
  if (actor.kind === 'system') return { kinds: [...subjectKinds], departments: [] }
  if (actor.kind === 'public') return { kinds: [], departments: [] }
  const kinds = new Set(actor.roles.flatMap((role) => firmWide[role] ?? []))
  const wide = actor.roles.some((role) => departmentWide.includes(role))
  return { kinds: [...kinds], departments: wide ? [actor.departmentId] : [] }
}
