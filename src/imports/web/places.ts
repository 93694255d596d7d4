import type { ImportView, Kind as ImportKind } from '../contract.ts'

/** Where the things of a kind of list are found. */
export const listOf: Record<ImportKind, string> = {
  lead: '/leads',
  staff: '/administration',
  client: '/clients',
  contact: '/clients',
  engagement: '/engagements',
}

/** Words in the keys of the queries that change with what was imported. */
export const listsOf: Record<ImportKind, string[]> = {
  lead: ['leads'],
  staff: ['people'],
  client: ['clients'],
  contact: ['clients'],
  engagement: ['engagements', 'clients'],
}

type Shown = ImportView['kind'] | 'person'

/** The page of one thing an import made or met. */
export function pageOf(
  kind: Shown,
  id: string,
  subjectId: string | null,
): { to: string; search?: Record<string, string> } {
  if (kind === 'staff' || kind === 'person') return { to: '/administration', search: { open: id } }
  if (kind === 'contact') return { to: `/clients/${subjectId ?? ''}` }
  return { to: `${listOf[kind]}/${id}` }
}
