import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { z } from 'zod'

/** Settings of a server process, from its environment; the launcher fills in the first three. */
const Environment = z.object({
  /** A database of ours as a role that may create roles and schemas. */
  COVENANT_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  COVENANT_SECRET: z.string().min(32),
  COVENANT_DATA: z.string().min(1),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().max(320).optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  /** Addresses of proxies whose X-Forwarded-* are believed, separated by commas. */
  TRUST_PROXY: z.string().optional(),
  /** Origins of the firm's websites that may show the enquiry page in a frame, separated by commas. */
  EMBED_ORIGINS: z.string().optional(),
  /** Origins besides the providers' own to which robots may be sent, separated by commas. */
  WEBHOOK_ORIGINS: z.string().optional(),
  /** Where people drop mail: `smtp://host:port/domain`. */
  COVENANT_MAIL_DROP: z.url({ protocol: /^smtp$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(60),
  /** Lets somebody other than this machine read /metrics, with this bearer token. */
  METRICS_TOKEN: z.string().min(16).optional(),
})

export interface Settings {
  adminUrl: string
  secret: string
  dataFolder: string
  host: string
  port: number
  publicUrl: string
  smtpUrl: string | null
  mailFrom: string | null
  tls: { cert: Buffer; key: Buffer } | null
  trustProxy: string[] | false
  embedOrigins: string[]
  webhookOrigins: string[]
  /** Where mail is taken, and what stands after the @; null: nowhere. */
  mailDrop: { host: string; port: number; domain: string } | null
  logLevel: string
  idleMinutes: number
  metricsToken: string | null
}

/** A setting that cannot be used; the message names it, in both languages. */
export class BadSetting extends Error {}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // An empty setting is one that is not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ')
    throw new BadSetting(`设置无效：${names}。 / These settings cannot be used: ${names}.`)
  }
  const read = parsed.data
  const tls = tlsOf(read.TLS_CERT, read.TLS_KEY)
  const scheme = tls ? 'https' : 'http'
  return {
    adminUrl: read.COVENANT_ADMIN_URL,
    secret: read.COVENANT_SECRET,
    dataFolder: read.COVENANT_DATA,
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL ?? `${scheme}://localhost:${read.PORT}`,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
    tls,
    trustProxy: read.TRUST_PROXY ? proxiesOf(read.TRUST_PROXY) : false,
    embedOrigins: originsOf('EMBED_ORIGINS', read.EMBED_ORIGINS),
    webhookOrigins: originsOf('WEBHOOK_ORIGINS', read.WEBHOOK_ORIGINS),
    mailDrop: read.COVENANT_MAIL_DROP ? mailDropOf(read.COVENANT_MAIL_DROP) : null,
    logLevel: read.LOG_LEVEL,
    idleMinutes: read.IDLE_MINUTES,
    metricsToken: read.METRICS_TOKEN ?? null,
  }
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Names that stand for ranges of addresses, as the server reads them. */
const namedRanges = ['loopback', 'linklocal', 'uniquelocal']

function proxiesOf(text: string): string[] {
  const proxies = listOf(text)
  const wrong = proxies.filter((one) => {
    const [address = '', bits, ...rest] = one.split('/')
    const most = isIP(address) === 6 ? 128 : 32
    const ranged = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    return !namedRanges.includes(one) && (!isIP(address) || !ranged || rest.length > 0)
  })
  if (wrong.length === 0) return proxies
  throw new BadSetting(
    `TRUST_PROXY 中有无效的地址：${wrong.join(', ')}。 / TRUST_PROXY: these are not addresses.`,
  )
}

function originsOf(name: string, text = ''): string[] {
  const origins = listOf(text)
  const wrong = origins.filter((one) => !/^https?:\/\/[a-z0-9.-]+(:\d+)?$/i.test(one))
  if (wrong.length === 0) return origins
  throw new BadSetting(
    `${name} 中有无效的来源：${wrong.join(', ')}。 / ${name}: these are not origins.`,
  )
}

function mailDropOf(text: string): NonNullable<Settings['mailDrop']> {
  const { hostname, port, pathname } = new URL(text)
  const domain = pathname.slice(1).toLowerCase()
  if (hostname && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain))
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 25), domain }
  throw new BadSetting(
    'COVENANT_MAIL_DROP 应写作 smtp://监听地址:端口/域名，如 smtp://0.0.0.0:2525/drop.example.com。 / COVENANT_MAIL_DROP is smtp://address:port/domain.',
  )
}

function tlsOf(cert: string | undefined, key: string | undefined): Settings['tls'] {
  if (!cert && !key) return null
  if (!cert || !key)
    throw new BadSetting('TLS_CERT 与 TLS_KEY 须同时设置。 / TLS_CERT and TLS_KEY go together.')
  try {
    const read = { cert: readFileSync(cert), key: readFileSync(key) }
    // A file that is no certificate, or a key that is another's, would else end the server again and again.
    createSecureContext(read)
    return read
  } catch (error) {
    throw new BadSetting(
      `证书文件无法使用：${(error as Error).message}。 / The certificate files cannot be used.`,
    )
  }
}
