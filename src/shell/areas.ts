import * as development from '#client-development/index.ts'
import * as maintenance from '#client-maintenance/index.ts'
import * as file from '#client-file/index.ts'
import * as conflicts from '#conflicts/index.ts'
import * as service from '#client-service/index.ts'
import {
  noticeEntrances,
  noticePolicy,
  notificationJobs,
  type NotificationParts,
} from '#communications/index.ts'
import type { FastifyInstance } from 'fastify'
import { createInsight, type Insight } from '#insight/index.ts'
import { sql } from 'kysely'
import {
  type Entrance,
  forgetActs,
  type Handlers,
  type PolicyTable,
  type Runtime,
  takingBackEntrances,
} from '#access/index.ts'
import {
  charterEntrances,
  charterEstate,
  charterPolicy,
  commitmentKeeper,
  createCharters,
  type KeeperParts,
  passBehindWalls,
  recountWhenLoaded,
  settleProvisional,
  sweepCommitments,
} from '#charter/index.ts'
import { formEntrances, formPolicy } from '#forms/index.ts'
import {
  type Accounts,
  createCalendars,
  createOrganisation,
  organisationPolicy,
} from '#organisation/index.ts'
import { createImports, importPolicy, staffImport } from '#imports/index.ts'
import { partiesPolicy, partyChores, partyEntrances } from '#parties/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FileStore } from '#platform/files/store.ts'
import { forgetOldRequests } from './housekeeping.ts'
import type { Chore } from './worker.ts'

export interface Areas {
  entrances: Entrance[]
  policy: PolicyTable<never>
  handlers: Handlers
  chores: Chore[]
  /** Counting what happens: act by act, or all at once afterwards. */
  facts: Pick<Insight, 'keeper' | 'rebuildFacts'>
  /** Routes that speak no JSON and stand outside the contract. */
  routes: ((app: FastifyInstance) => void)[]
}

/** How the product speaks to the world outside. */
export interface Outward
  extends Pick<NotificationParts, 'sendMail' | 'publicUrl' | 'seal' | 'webhookOrigins'> {
  /** Where mail is taken; null: nowhere. */
  mailDrop: file.DropPlace | null
}

/** Puts the areas of the product together: the one place that knows them all. */
export function assembleAreas(
  accounts: Accounts,
  files: FileStore,
  inRuntime: () => Runtime,
  outward: Outward,
): Areas {
  const keeper: KeeperParts = {
    charters: createCharters(),
    calendars: createCalendars(),
    subjectNames,
  }
  const notificationParts: NotificationParts = { ...keeper, ...outward, runtime: inRuntime }
  const notifications = notificationJobs(notificationParts)
  const insight = createInsight(keeper)
  const policy: PolicyTable<never> = {
    ...organisationPolicy,
    ...charterPolicy,
    ...partiesPolicy,
    ...importPolicy,
    ...formPolicy,
    ...noticePolicy,
    ...conflicts.policy,
    ...development.policy,
    ...service.policy,
    ...maintenance.policy,
    ...file.policy,
    ...insight.policy,
  }
  const organisation = createOrganisation({
    accounts,
    estates: [charterEstate(keeper), service.serviceEstate, maintenance.maintenanceEstate],
    policy: () => policy,
  })
  const imports = createImports([
    development.leadImport(),
    staffImport(accounts),
    service.clientImport,
    service.contactImport,
    service.engagementImport,
  ])
  const parts = [organisation, conflicts, development, service, maintenance]
  return {
    entrances: [
      ...takingBackEntrances,
      ...organisation.entrances,
      ...charterEntrances(keeper),
      ...partyEntrances(subjectNames, conflicts.isMetByCheck),
      ...imports.entrances,
      ...formEntrances,
      ...noticeEntrances(notificationParts),
      ...conflicts.entrances,
      ...development.entrances,
      ...service.entrances,
      ...maintenance.entrances,
      ...insight.entrances,
      ...file.entrances(outward.publicUrl, keeper, outward.mailDrop),
    ],
    routes: [
      (app) =>
        file.serveCalendarFeeds(app, {
          runtime: inRuntime(),
          keeper,
          publicUrl: outward.publicUrl,
        }),
    ],
    policy,
    facts: insight,
    handlers: {
      // The keeper comes last: what other areas make of an event is owed too. Only counting follows it.
      immediate: [
        ...parts.flatMap((part) => part.handlers.immediate),
        commitmentKeeper(keeper),
        passBehindWalls(keeper),
        insight.keeper,
      ],
      later: [
        ...parts.flatMap((part) => part.handlers.later),
        imports.later(inRuntime),
        recountWhenLoaded(keeper, inRuntime),
        ...notifications.later,
      ],
    },
    chores: [
      ...imports.chores,
      ...partyChores,
      ...notifications.chores,
      ...conflicts.chores,
      { name: 'sweep', cron: '* * * * *', run: (runtime) => sweepCommitments(runtime, keeper) },
      {
        name: 'wake-leads',
        cron: '*/10 * * * *',
        run: (runtime) => development.wakeLeads(runtime),
      },
      {
        name: 'settle-provisional',
        cron: '15 3 * * *',
        run: (runtime) => settleProvisional(runtime, keeper),
      },
      {
        name: 'remove-orphan-files',
        cron: '20 4 * * *',
        run: (runtime) => service.removeOrphanFiles(runtime, files),
      },
      { name: 'read-log-for-insight', cron: '* * * * *', run: insight.readLog },
      { name: 'forget-received', cron: '50 3 * * *', run: file.forgetReceived },
      { name: 'forget-acts', cron: '45 3 * * *', run: forgetActs },
      { name: 'forget-old-requests', cron: '40 3 * * *', run: forgetOldRequests },
    ],
  }
}

/** Names of leads, clients and engagements, of those the transaction sees. */
async function subjectNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; name: string }>`
    select id, name from lead where id = any(${ids})
    union all select id, name from client where id = any(${ids})
    union all select id, title from engagement where id = any(${ids})`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row.name]))
}
