import pg from 'pg'
import { dispatchOutbox } from '#access/index.ts'
import * as development from '#client-development/index.ts'
import * as service from '#client-service/index.ts'
import * as conflicts from '#conflicts/index.ts'
import { csv, type Office, openImportOffice, runToEnd } from '#imports/imports.fixture.ts'
import { partiesPolicy, partyEntrances } from '#parties/index.ts'
import type { TestFirm } from './firm.ts'

/** A firm that brings in lists of leads, clients and engagements, with the register of parties and conflict checks. */
export interface ListOffice extends Office {
  /** Brings a list in, until whoever it names stands in the register. @returns the id of the import */
  bringIn(
    kind: 'lead' | 'client' | 'engagement',
    rows: (string | number)[][],
    who?: keyof TestFirm['people'],
  ): Promise<string>
  /** Carries out what waits in the outbox. */
  drain(): Promise<void>
  /** Rows as the superuser sees them. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into rows freely
  look(text: string, values?: unknown[]): Promise<any[]>
}

export async function openListOffice(): Promise<ListOffice> {
  const areas = [development, service, conflicts]
  const office = await openImportOffice({
    kinds: [development.leadImport(), service.clientImport, service.engagementImport],
    entrances: [
      ...areas.flatMap((area) => area.entrances),
      ...partyEntrances(
        async (_tx, ids) => new Map(ids.map((id) => [id, '…'])),
        conflicts.isMetByCheck,
      ),
    ],
    policy: {
      ...development.policy,
      ...service.policy,
      ...conflicts.policy,
      ...partiesPolicy,
    },
    handlers: {
      immediate: areas.flatMap((area) => area.handlers.immediate),
      later: areas.flatMap((area) => area.handlers.later),
    },
  })
  const admin = new pg.Client({
    connectionString: office.database.adminUrl,
    options: '-c search_path=firm',
  })
  await admin.connect()
  const drain = async () => {
    while ((await dispatchOutbox(office.runtime, 500)) > 0);
  }
  return {
    ...office,
    drain,
    look: async (text, values = []) => (await admin.query(text, values)).rows,
    bringIn: async (kind, rows, who = 'manager') => {
      const person = office.by(who)
      const upload = () => person.upload('名单.csv', csv(rows), kind)
      let read = await upload()
      // The thread that reads a file gives up by the clock; a busy machine is given another try.
      for (let tries = 1; read.error?.fields[0]?.code === 'takes_too_long' && tries < 5; tries += 1)
        read = await upload()
      if (read.status !== 201) throw new Error(JSON.stringify(read.body))
      const ended = await runToEnd(office, person, read.body.id, { duplicates: 'import' })
      const { state, outcomes } = ended.body
      if (state !== 'done' || outcomes.failed > 0) throw new Error(JSON.stringify(ended.body))
      await drain()
      return read.body.id
    },
    close: async () => {
      await admin.end()
      await office.close()
    },
  }
}
