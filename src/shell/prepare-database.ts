import pg from 'pg'
import { migrate, UnfitDatabase } from '#platform/db/migrate.ts'

/** The database cannot be reached or does not let us in; the message says which, in both languages. */
export class UnreachableDatabase extends Error {}

/** How long a database that is itself just starting is waited for, in ms. */
const patience = 30_000

/** Makes the database of `adminUrl` where it is missing, and brings it to the newest schema. */
export async function prepareDatabase(
  adminUrl: string,
  secret: string,
  wait = patience,
): Promise<string[]> {
  await reach(adminUrl, Date.now() + wait)
  return migrate(adminUrl, secret)
}

// PostgreSQL's codes.
const noSuchDatabase = '3D000'
const startingUp = '57P03'
const mayNot = '42501'
const connectionCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN']

async function reach(adminUrl: string, until: number): Promise<void> {
  for (;;) {
    try {
      return await createIfMissing(adminUrl)
    } catch (error) {
      const code = codeOf(error)
      const passing = code === startingUp || connectionCodes.includes(code)
      if (!passing || Date.now() > until) throw inWords(error, adminUrl)
      await new Promise((go) => setTimeout(go, 500))
    }
  }
}

const codeOf = (error: unknown): string => {
  const { code, errors } = error as { code?: string; errors?: { code?: string }[] }
  return code ?? errors?.[0]?.code ?? ''
}

function inWords(error: unknown, adminUrl: string): unknown {
  const code = codeOf(error)
  const { host, pathname } = new URL(adminUrl)
  if (code === startingUp || connectionCodes.includes(code))
    return new UnreachableDatabase(
      `无法连接数据库 ${host}（${code}）。请检查 DATABASE_URL 与网络。 / The database at ${host} cannot be reached (${code}); check DATABASE_URL.`,
    )
  if (code.startsWith('28'))
    return new UnreachableDatabase(
      `数据库 ${host} 拒绝登录（${code}）。请检查 DATABASE_URL 中的用户名与密码。 / The database at ${host} refuses the user or password of DATABASE_URL (${code}).`,
    )
  if (code === mayNot)
    return new UnfitDatabase(
      `DATABASE_URL 的角色须能建立数据库 ${pathname.slice(1)}（CREATEDB）。 / The role of DATABASE_URL may not create the database (CREATEDB).`,
    )
  return error
}

async function createIfMissing(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  try {
    await client.connect()
    return await client.end()
  } catch (error) {
    await client.end().catch(() => {})
    if (codeOf(error) !== noSuchDatabase) throw error
  }
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  try {
    await admin.query(
      `create database ${admin.escapeIdentifier(name)} template template0 encoding 'UTF8'`,
    )
  } finally {
    await admin.end()
  }
}
