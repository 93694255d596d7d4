import type { Handlers } from '#access/index.ts'
import { takeOnConvertedLead } from './convert-lead.ts'
import { followConflictDecision } from './engagements/parties.ts'
import { followHandover } from './follow-handover.ts'
import { leaveWalled } from './leave-walled.ts'
import { partyHandlers } from './parties/index.ts'

/** What client service does when something happens elsewhere. */
export const handlers: Handlers = {
  immediate: [
    leaveWalled,
    {
      types: ['lead.converted'],
      handle: async (work, events) => {
        for (const event of events) await takeOnConvertedLead(work, event)
      },
    },
    {
      types: ['conflict_check.decided'],
      handle: async (work, events) => {
        for (const event of events) await followConflictDecision(work, event)
      },
    },
    {
      types: ['handover.accepted', 'member.moved'],
      handle: async (work, events) => {
        for (const event of events) await followHandover(work, event)
      },
    },
    ...partyHandlers.immediate,
  ],
  later: partyHandlers.later,
}
