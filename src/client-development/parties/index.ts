import { type Handlers, type LaterHandler, type RecordedEvent, siblingsOf } from '#access/index.ts'
import { untilImported } from '#imports/index.ts'
import { endInvolvements } from '#parties/index.ts'
import { involveLeads, settleLead } from './involve-leads.ts'

export { involveNewLeads } from './involve-leads.ts'

const imported = (event: RecordedEvent) => typeof event.data.import_id === 'string'
const idsOf = (events: RecordedEvent[]) => [...new Set(events.map((event) => event.subject.id))]

/** Leads of a list come into the register when the list is in: a chunk at a time, and nobody waits for it. */
const ofLists: LaterHandler = {
  consumer: 'development.parties_of_lists',
  types: ['lead.registered'],
  // One of a chunk stands for all of it.
  wants: (events) => events.filter(imported).slice(0, 1),
  handle: async (work, event) => {
    const later = await untilImported(work, event.data.import_id as string)
    if (later) return later
    await involveLeads(work, idsOf(await siblingsOf(work, event)))
  },
}

/** Leads of before there was a register; the migration that brought it asked for them. */
const ofBefore: LaterHandler = {
  consumer: 'development.parties_of_before',
  types: [],
  handle: (work, event) => involveLeads(work, idsOf([event])),
  handleMany: (work, events) => involveLeads(work, idsOf(events)),
}

/** Who is in a lead stands in the register of parties in the same transaction; of a new one `registerLeads` sees to it. */
export const partyHandlers: Handlers = {
  immediate: [
    {
      types: ['lead.changed', 'lead.identified'],
      handle: async (work, events) => {
        for (const event of events) await settleLead(work, event)
      },
    },
    {
      // What was an enquiry is over; as a client they stand in their engagement.
      types: ['lead.converted', 'lead.disqualified', 'lead.lost', 'lead.withdrawn'],
      handle: async (work, events) => {
        for (const { subject } of events) await endInvolvements(work, { subjectId: subject.id })
      },
    },
  ],
  later: [ofLists, ofBefore],
}
