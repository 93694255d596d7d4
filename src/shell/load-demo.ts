import { join } from 'node:path'
import { sql } from 'kysely'
import { asActor, perform, type Runtime, system } from '#access/index.ts'
import { createSignIn } from '#access/sign-in/index.ts'
import { publishFirstCharter } from '#charter/index.ts'
import {
  cast,
  type DemoOptions,
  firmName,
  founderKey,
  loadDemo,
  mailOf,
  offices,
} from '#demo/index.ts'
import { bringSheet } from '#imports/index.ts'
import { setUpFirm } from '#organisation/index.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openFileStore } from '#platform/files/store.ts'
import { roleUrl } from '#platform/db/roles.ts'
import { createSeal } from '#platform/seal.ts'
import { assembleAreas } from './areas.ts'
import { sampleContract } from './sample-contract.ts'

export interface DemoPlace {
  /** The database as a role that may create roles; migrated already. */
  adminUrl: string
  secret: string
  dataFolder: string
  /** With which everybody signs in. */
  password: string
}

/** Connections of the load, fewer than stories under way, so that none is idle: each plans its statements for itself, so no more than keep two processors busy. */
const connections = 6

/** Fills an empty database with the demonstration firm. @returns what the stories left behind, counted. */
export async function fillWithDemo(place: DemoPlace, options: DemoOptions) {
  const { secret, password } = place
  const database = openDatabase({
    url: hurried(roleUrl(place.adminUrl, secret, 'app')),
    connections,
  })
  const signIn = await createSignIn({
    authDatabaseUrl: roleUrl(place.adminUrl, secret, 'auth'),
    secret,
    publicUrl: 'http://localhost',
    clock: systemClock,
    sendMail: async () => {},
  })
  const files = openFileStore(join(place.dataFolder, 'files'), secret)
  const runtime: Runtime = { database, clock: systemClock, handlers: { immediate: [], later: [] } }
  // Everybody has a password from the start: there is nobody to follow an invitation.
  const passwordHash = await signIn.hashPassword(password)
  const accounts: typeof signIn = {
    ...signIn,
    createAccount: (account) => signIn.createAccount({ ...account, password, passwordHash }),
  }
  const areas = assembleAreas(accounts, files, () => runtime, {
    sendMail: async () => {},
    publicUrl: 'http://localhost',
    seal: createSeal(secret, 'webhook'),
    webhookOrigins: [],
    mailDrop: null,
  })
  // Two years are counted at once when they are over: the same facts for a tenth of the work less.
  const immediate = areas.handlers.immediate.filter((one) => one !== areas.facts.keeper)
  runtime.handlers = { ...areas.handlers, immediate }
  try {
    const { sha256, byteCount } = await files.put(sampleContract())
    const passing = areas.chores.filter((chore) => ['sweep', 'wake-leads'].includes(chore.name))
    const house = await loadDemo(
      {
        runtime,
        entrances: areas.entrances,
        policy: areas.policy,
        passTime: async (then) => {
          for (const chore of passing) await chore.run(then)
        },
        runImports: async (then) => {
          for (const chore of areas.chores.filter(({ name }) => name === 'sheet-imports'))
            await chore.run(then)
        },
        bringSheet: (sheet) => bringSheet(sheet, files),
        found: (then) => found(then, accounts.createAccount),
        signedCopy: {
          name: '委托合同（签署版）.pdf',
          mediaType: 'application/pdf',
          sha256,
          byteCount,
        },
      },
      options,
    )
    await areas.facts.rebuildFacts(runtime)
    return { house, counts: await countAll(runtime, options.now) }
  } finally {
    await signIn.close()
    await database.destroy()
  }
}

/** What is there to be looked at. */
async function countAll({ database }: Runtime, now: Date) {
  const { rows } = await asActor(database, system, (tx) =>
    sql<
      Record<
        'staff' | 'leads' | 'clients' | 'engagements' | 'kept' | 'late' | 'open' | 'overdue',
        number
      >
    >`
      select (select count(*)::int from person) as staff, (select count(*)::int from lead) as leads,
        (select count(*)::int from client) as clients, (select count(*)::int from engagement) as engagements,
        count(*) filter (where status = 'kept')::int as kept, count(*) filter (where status = 'kept_late')::int as late,
        count(*) filter (where status = 'open')::int as open,
        count(*) filter (where status = 'open' and due_at < ${now})::int as overdue
      from commitment`.execute(tx),
  )
  return rows[0] as (typeof rows)[number]
}

/**
 * A demonstration that a power cut interrupts is made anew: nothing waits for the disk. Statements are
 * planned once a connection, not six times: planning costs more than most of them take; and since that is
 * while the tables are empty, they are not to be read whole when they have filled.
 */
function hurried(url: string): string {
  const asked = new URL(url)
  const told = asked.searchParams.get('options') ?? ''
  asked.searchParams.set(
    'options',
    `${told} -c synchronous_commit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off`,
  )
  return asked.href
}

/** The first visit, two years ago. */
async function found(
  runtime: Runtime,
  createAccount: (account: { name: string; email: string }) => Promise<string>,
): Promise<string> {
  const [name, nameEn] = cast[founderKey]
  const email = mailOf(founderKey)
  const accountId = await createAccount({ name, email })
  await perform(runtime, system, async (work) => {
    await publishFirstCharter(work)
    await setUpFirm(
      work,
      {
        name: firmName,
        nameEn: null,
        office: { name: offices.main, nameEn: 'Shanghai', timeZone: 'Asia/Shanghai' },
        administrator: { name, nameEn, email, phone: '15400010000', language: 'zh-CN' },
      },
      accountId,
    )
  })
  return accountId
}
