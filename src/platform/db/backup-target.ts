import pg from 'pg'
import { databaseRoles, defaultSchemas } from './roles.ts'

/**
 * Makes the roles a dump speaks of; their passwords are set at the next start.
 * @returns false, having done nothing, where the database already holds data of ours.
 */
export async function prepareForDump(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'covenant-restore' })
  await client.connect()
  try {
    const ours = await client.query('select 1 from pg_namespace where nspname = any($1)', [
      Object.values(defaultSchemas),
    ])
    if ((ours.rowCount ?? 0) > 0) return false
    for (const role of Object.values(databaseRoles)) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (known.rowCount === 0) {
        await client.query(`create role ${role} nologin nobypassrls nosuperuser`)
      }
    }
    await client.query(`grant ${databaseRoles.owner} to current_user`)
    return true
  } finally {
    await client.end()
  }
}
