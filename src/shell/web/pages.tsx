import type { ComponentType } from 'react'
import type { IconName } from '#ui/index.ts'

/** The nine of the rail, and administration behind the gear. Their words: `place` and `short`. */
export type PlaceKey =
  | 'day'
  | 'leads'
  | 'clients'
  | 'engagements'
  | 'feedback'
  | 'maintenance'
  | 'conflicts'
  | 'insight'
  | 'charter'
  | 'administration'

export interface PageEntry {
  /** With parameters as `$leadId`, read by `useParameter('leadId')`. */
  path: string
  /** A place of the rail; pages within a place have an address below it and no `rail`. */
  rail?: PlaceKey
  /** `g` and this letter go there. */
  letter?: string
  /** The place of the rail it belongs to, where its address does not lie below that. */
  within?: string
  /** The right a person needs to see it at all (`rights` of `GET /api/me`). */
  right?: string
  load: () => Promise<{ default: ComponentType }>
}

/** Every page of the web app. A slice adds one line: `load: () => import('#area/slice/web/page.tsx')`. */
export const pages: PageEntry[] = [
  { path: '/', rail: 'day', letter: 'd', load: () => import('#client-file/web/my-day-page.tsx') },
  {
    path: '/leads',
    rail: 'leads',
    letter: 'l',
    right: 'readLeads',
    load: () => import('#client-development/web/list/leads-page.tsx'),
  },
  {
    path: '/leads/screening',
    right: 'screenLead',
    load: () => import('#client-development/web/screening/desk-page.tsx'),
  },
  {
    path: '/leads/$leadId',
    right: 'readLeads',
    load: () => import('#client-service/web/leads/lead-page.tsx'),
  },
  {
    path: '/imports',
    right: 'readImports',
    load: () => import('#imports/web/imports-page.tsx'),
  },
  {
    path: '/imports/$importId',
    right: 'readImports',
    load: () => import('#imports/web/import-page.tsx'),
  },
  {
    path: '/clients',
    rail: 'clients',
    letter: 'c',
    load: () => import('#client-service/web/clients/list-page.tsx'),
  },
  { path: '/clients/$clientId', load: () => import('#client-maintenance/web/client-page.tsx') },
  {
    path: '/engagements',
    rail: 'engagements',
    letter: 'e',
    load: () => import('#client-service/web/engagements/list-page.tsx'),
  },
  {
    path: '/engagements/$engagementId',
    load: () => import('#client-maintenance/web/engagement-page.tsx'),
  },
  {
    path: '/feedback',
    rail: 'feedback',
    letter: 'f',
    load: () => import('#client-service/web/feedback/desk-page.tsx'),
  },
  {
    path: '/maintenance',
    rail: 'maintenance',
    letter: 'm',
    load: () => import('#client-maintenance/web/maintenance-page.tsx'),
  },
  {
    path: '/conflicts',
    rail: 'conflicts',
    letter: 'x',
    right: 'readConflictDesk',
    load: () => import('#client-service/web/conflicts/desk-page.tsx'),
  },
  {
    path: '/parties',
    within: '/conflicts',
    right: 'readParties',
    load: () => import('#parties/web/list-page.tsx'),
  },
  {
    path: '/parties/duplicates',
    within: '/conflicts',
    right: 'reviewDuplicates',
    load: () => import('#parties/web/duplicates-page.tsx'),
  },
  {
    path: '/parties/$partyId',
    within: '/conflicts',
    right: 'readParties',
    load: () => import('#parties/web/party-page.tsx'),
  },
  {
    path: '/my-declarations',
    within: '/conflicts',
    load: () => import('#parties/web/my-declarations-page.tsx'),
  },
  {
    path: '/declarations',
    within: '/conflicts',
    right: 'readDeclarations',
    load: () => import('#parties/web/declared-page.tsx'),
  },
  {
    path: '/conflicts/rules',
    right: 'readConflictDesk',
    load: () => import('#conflicts/web/rules/rules-page.tsx'),
  },
  {
    path: '/conflicts/walls',
    right: 'readWalls',
    load: () => import('#conflicts/web/walls/walls-page.tsx'),
  },
  {
    path: '/conflicts/walls/$wallId',
    right: 'readWalls',
    load: () => import('#conflicts/web/walls/wall-page.tsx'),
  },
  {
    path: '/my-walls',
    within: '/conflicts',
    load: () => import('#conflicts/web/walls/my-walls-page.tsx'),
  },
  {
    path: '/insight',
    rail: 'insight',
    letter: 'i',
    load: () => import('#insight/web/insight-page.tsx'),
  },
  {
    path: '/insight/week',
    right: 'readWeek',
    load: () => import('#insight/web/week-page.tsx'),
  },
  {
    path: '/charter',
    rail: 'charter',
    letter: 'r',
    load: () => import('#insight/web/charter-page.tsx'),
  },
  {
    path: '/administration',
    rail: 'administration',
    letter: 'a',
    load: () => import('#organisation/web/administration-page.tsx'),
  },
  {
    path: '/administration/channels',
    right: 'keepChannels',
    load: () => import('#client-development/web/channels/channels-page.tsx'),
  },
  {
    path: '/administration/forms',
    load: () => import('#forms/web/editor/forms-page.tsx'),
  },
  {
    path: '/administration/forms/$formId',
    load: () => import('#forms/web/editor/editor-page.tsx'),
  },
  {
    path: '/administration/notices',
    right: 'setNoticeDefaults',
    load: () => import('#communications/notifications/web/defaults-page.tsx'),
  },
  {
    path: '/administration/name-filing',
    right: 'readNameFiling',
    load: () => import('#parties/web/filing-page.tsx'),
  },
  {
    path: '/administration/audit',
    right: 'readAudit',
    load: () => import('#client-file/audit/web/audit-page.tsx'),
  },
  { path: '/approvals', load: () => import('#client-file/web/approvals/approvals-page.tsx') },
  {
    path: '/received',
    load: () => import('#client-file/web/received/received-page.tsx'),
  },
  { path: '/notices', load: () => import('#client-file/web/notices/notices-page.tsx') },
  { path: '/guide', load: () => import('./guide/guide-page.tsx') },
  { path: '/guide/$page', load: () => import('./guide/guide-page.tsx') },
  { path: '/account', load: () => import('./account/page.tsx') },
]

/** The address by which the rail knows where one stands. */
export const placeAt = (path: string): string =>
  pages.find((page) => page.within && matches(page.path, path))?.within ?? path

const matches = (page: string, path: string): boolean => {
  const [own, asked] = [page.split('/'), path.split('/')]
  return (
    own.length === asked.length &&
    own.every((part, at) => part.startsWith('$') || part === asked[at])
  )
}

/** Pages for who is not signed in. */
export const doors: PageEntry[] = [
  { path: '/forgotten-password', load: () => import('./door/forgotten-page.tsx') },
  { path: '/set-password', load: () => import('./door/new-password-page.tsx') },
  {
    path: '/enquiry',
    load: () => import('#client-development/web/enquiry/enquiry-page.tsx'),
  },
]

export const signs: Record<PlaceKey, IconName> = {
  day: 'day',
  leads: 'lead',
  clients: 'client',
  engagements: 'engagement',
  feedback: 'feedback',
  maintenance: 'care',
  conflicts: 'conflict',
  insight: 'insight',
  charter: 'charter',
  administration: 'gear',
}

/** What stands in the bar of the telephone besides “more”. */
export const inBar = ['/', '/leads', '/clients', '/feedback']
