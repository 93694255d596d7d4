import { organisationPolicy } from './policy.ts'
import { createOrganisation } from './organisation.ts'
import type { Estate } from './leaving/index.ts'
import type { Accounts } from './people/index.ts'
import type { Handlers, ImmediateHandler, RecordedEvent } from '#access/index.ts'
import { TestClock } from '#platform/clock.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { foundFirm, mondayMorning, type TestFirm } from '../../tests/support/firm.ts'
import { type TestServer, testServer } from '../../tests/support/http.ts'

/** Accounts that are kept in memory and do what accounts do. */
export interface KeptAccounts extends Accounts {
  all: Map<string, { email: string; name: string; disabled: boolean; sessions: number }>
}

function keepAccounts(): KeptAccounts {
  const all: KeptAccounts['all'] = new Map()
  const change = (
    id: string,
    what: Partial<{ email: string; disabled: boolean; sessions: number }>,
  ) => {
    const account = all.get(id)
    if (account) all.set(id, { ...account, ...what })
  }
  return {
    all,
    mailsLeave: true,
    createAccount: async ({ email, name }) => {
      const id = `account-${all.size + 1}`
      all.set(id, { email, name, disabled: false, sessions: 1 })
      return id
    },
    inviteAgain: async () => {},
    setEmail: async (id, email) => change(id, { email }),
    removeSecondFactor: async () => {},
    endAllSessions: async (id) => change(id, { sessions: 0 }),
    removeAccount: async (id) => void all.delete(id),
    disableAccount: async (id) => change(id, { disabled: true, sessions: 0 }),
  }
}

export interface Organisation {
  data: TestDatabase
  clock: TestClock
  server: TestServer
  firm: TestFirm
  accounts: KeptAccounts
  /** What has been published since the start. */
  events: RecordedEvent[]
  close(): Promise<void>
}

/** A founded firm served over HTTP, on a database of its own. */
export async function openOrganisation(estates: Estate[] = []): Promise<Organisation> {
  const data = await freshDatabase()
  const clock = new TestClock(mondayMorning)
  const accounts = keepAccounts()
  const events: RecordedEvent[] = []
  const listener: ImmediateHandler = {
    types: () => true,
    handle: async (_work, news) => void events.push(...news),
  }
  const policy = organisationPolicy
  const organisation = createOrganisation({ accounts, estates, policy: () => policy })
  const handlers: Handlers = {
    immediate: [...organisation.handlers.immediate, listener],
    later: organisation.handlers.later,
  }
  const { entrances } = organisation
  const server = testServer({ database: data.database, clock, entrances, policy, handlers })
  const firm = await foundFirm(server.runtime)
  const close = async () => {
    await server.close()
    await data.drop()
  }
  return { data, clock, server, firm, accounts, events, close }
}
