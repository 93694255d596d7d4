import { createHmac } from 'node:crypto'

/** The database roles. Only `covenant_owner` owns tables; none of them may bypass row-level security. */
export const databaseRoles = {
  owner: 'covenant_owner',
  app: 'covenant_app',
  auth: 'covenant_auth',
  jobs: 'covenant_jobs',
} as const

export type LoginRole = 'app' | 'auth' | 'jobs'

/** The schemas of one firm. Never hard-coded elsewhere: a host of many firms gives each its own. */
export interface Schemas {
  firm: string
  auth: string
  jobs: string
}

export const defaultSchemas: Schemas = { firm: 'firm', auth: 'auth', jobs: 'jobs' }

/** The password of a login role: derived from the installation's secret, so that every server knows it. */
export function rolePassword(secret: string, role: LoginRole): string {
  return createHmac('sha256', secret)
    .update(`database role ${databaseRoles[role]}`)
    .digest('base64url')
}

/** The same database as `adminUrl`, signed in as one of our own roles and looking at its own schema only. */
export function roleUrl(
  adminUrl: string,
  secret: string,
  role: LoginRole,
  schemas: Schemas = defaultSchemas,
): string {
  const url = new URL(adminUrl)
  url.username = databaseRoles[role]
  url.password = rolePassword(secret, role)
  url.searchParams.set('options', `-c search_path=${role === 'app' ? schemas.firm : schemas[role]}`)
  return url.href
}
