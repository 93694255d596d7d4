import { sql } from 'kysely'
import {
  type Handlers,
  type LaterHandler,
  type RecordedEvent,
  siblingsOf,
  type Work,
} from '#access/index.ts'
import { askForFirstCheck, askWhomClientsMeet } from '#conflicts/index.ts'
import { untilImported } from '#imports/index.ts'
import { endInvolvements, mergeRepeats } from '#parties/index.ts'
import {
  endAbout,
  involveClients,
  involveContacts,
  involveEngagements,
  settleClient,
} from './involve-clients.ts'

const imported = (event: RecordedEvent) => typeof event.data.import_id === 'string'
const unique = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
const subjectsOf = (events: RecordedEvent[]) => unique(events.map((event) => event.subject.id))

/** Whoever is in what events tell of stands in the register; set-wise for events of one type. */
async function involveAll(
  work: Work,
  events: RecordedEvent[],
  importId: string | null = null,
): Promise<void> {
  const of = (type: string) => events.filter((event) => event.type === type)
  const clients = of('client.registered')
  const contacts = of('client.contact_added')
  const engagements = of('engagement.opened')
  if (clients.length > 0) await involveClients(work, subjectsOf(clients), importId)
  if (contacts.length > 0)
    await involveContacts(work, unique(contacts.map((event) => event.object)), importId)
  if (engagements.length > 0) await involveEngagements(work, subjectsOf(engagements), importId)
}

const beginnings = ['client.registered', 'client.contact_added', 'engagement.opened']

/** What a list brings in comes into the register when the list is in: a chunk at a time, and nobody waits for it. */
const ofLists: LaterHandler = {
  consumer: 'service.parties_of_lists',
  types: beginnings,
  // One of a chunk stands for all of it.
  wants: (events) => events.filter(imported).slice(0, 1),
  handle: async (work, event) => {
    const importId = event.data.import_id as string
    const later = await untilImported(work, importId)
    if (later) return later
    const told = await siblingsOf(work, event)
    await involveAll(work, told, importId)
    if (event.type === 'client.registered') await askWhomClientsMeet(work, subjectsOf(told))
    if (event.type === 'engagement.opened') {
      const { running = [], toBeAccepted = [] } = Object.groupBy(told, ({ data }) =>
        data.past === true ? 'running' : 'toBeAccepted',
      )
      await askForFirstCheck(work, {
        toBeAccepted: subjectsOf(toBeAccepted),
        running: subjectsOf(running),
      })
    }
  },
}

/** Clients and engagements of before there was a register; the migration that brought it asked for them. */
const ofBefore: LaterHandler = {
  consumer: 'service.parties_of_before',
  types: [],
  handle: (work, event) => involveAll(work, [event]),
  handleMany: (work, events) => involveAll(work, events),
}

/**
 * Conversions of before it was known that whoever took part in an enquiry goes on as the same: each registered them twice.
 * The migration that mends it asked for those.
 */
const ofConversions: LaterHandler = {
  consumer: 'service.pairs_of_conversions',
  types: [],
  handle: async (work, { subject }) => {
    const born = await sql<{ id: string }>`
      select id from client where lead_id = ${subject.id} union all select id from engagement where lead_id = ${subject.id}`.execute(
      work.tx,
    )
    const affairs = [subject.id, ...born.rows.map((row) => row.id)]
    await mergeRepeats(work, affairs, '潜在客户转化时登记了两次')
  },
}

/** After these nobody takes part any more. */
const over = [
  'client.import_undone',
  'engagement.import_undone',
  'engagement.closed',
  'engagement.ended',
]

/** What takes somebody out of an affair, or names them otherwise. */
async function follow(work: Work, event: RecordedEvent): Promise<void> {
  const { type, subject, object } = event
  if (type === 'client.changed') return settleClient(work, subject.id)
  if (over.includes(type)) return endInvolvements(work, { subjectId: subject.id })
  if (!object) return
  if (type === 'client.contact_changed') return involveContacts(work, [object])
  if (type === 'engagement.party_added') return involveEngagements(work, [subject.id])
  return endAbout(work, subject.id, object)
}

/** Clients, their contacts and the parties of engagements stand in the register in the same transaction. */
export const partyHandlers: Handlers = {
  immediate: [
    {
      types: beginnings,
      handle: (work, events) =>
        involveAll(
          work,
          events.filter((event) => !imported(event)),
        ),
    },
    {
      types: [
        'client.changed',
        'client.contact_changed',
        'client.contact_removed',
        ...over,
        'engagement.party_added',
        'engagement.party_removed',
      ],
      handle: async (work, events) => {
        for (const event of events) await follow(work, event)
      },
    },
  ],
  later: [ofLists, ofBefore, ofConversions],
}
