import type { Role } from '#access/contract.ts'

/** Chapters of the guide: files of docs/guide, each for some roles; the first is for everybody. */
export const chapters: { page: string; roles: readonly Role[] }[] = [
  { page: 'first-day', roles: [] },
  { page: 'specialist', roles: ['client_service_specialist'] },
  { page: 'lawyer', roles: ['lawyer', 'assistant'] },
  { page: 'partner', roles: ['managing_partner', 'partner', 'department_head'] },
  { page: 'manager', roles: ['client_relationship_manager'] },
  { page: 'marketing', roles: ['marketing'] },
  { page: 'finance', roles: ['finance'] },
  { page: 'human-resources', roles: ['human_resources'] },
  { page: 'administrator', roles: ['it_administrator'] },
  { page: 'conflict-officer', roles: ['conflict_officer'] },
  { page: 'complaint-owner', roles: ['complaint_owner'] },
]

/** The chapter written for who works in these roles; the most particular role comes first. */
export function chapterOf(roles: readonly Role[]): string {
  const order: readonly Role[] = [
    'managing_partner',
    'client_relationship_manager',
    'client_service_specialist',
    'marketing',
    'finance',
    'human_resources',
    'conflict_officer',
    'complaint_owner',
    'department_head',
    'partner',
    'lawyer',
    'assistant',
    'it_administrator',
  ]
  const first = order.find((role) => roles.includes(role))
  return chapters.find((one) => first && one.roles.includes(first))?.page ?? 'first-day'
}

/** Places about conflicts of interest are told of in one chapter, whoever stands there. */
const ofConflicts = ['conflicts', 'parties', 'declarations', 'my-declarations', 'my-walls']

/** The chapter for who stands at `path`, and the part of it that speaks of this place: `#conflicts/walls`. */
export function guideFor(path: string, roles: readonly Role[]): string {
  const words = path.split('/').slice(1, 3)
  const [place = '', part = ''] = words.map((word) => (/^[a-z-]+$/.test(word) ? word : ''))
  const chapter = ofConflicts.includes(place) ? 'conflict-officer' : chapterOf(roles)
  const anchor = path === '/' ? 'day' : part ? `${place}/${part}` : place
  return `/guide/${chapter}${anchor ? `#${anchor}` : ''}`
}
