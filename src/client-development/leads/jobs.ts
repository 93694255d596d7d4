import { asSystem, type ImmediateHandler } from '#access/index.ts'

/** A lead keeps naming who looks after it and who assesses it when that part passes to somebody else. */
export const followMembers: ImmediateHandler = {
  types: ['handover.accepted', 'member.moved'],
  handle: async (work, events) => {
    const moves = events.filter((event) => event.subject.kind === 'lead')
    if (moves.length === 0) return
    // Whoever accepts a hand-over may see the lead only through it.
    await asSystem(work, async (tx) => {
      for (const { subject, data } of moves) {
        const column = data.part === 'specialist' ? 'specialist_id' : 'assessor_id'
        if (data.part !== 'specialist' && data.part !== 'assessor') continue
        await tx
          .updateTable('lead')
          .set((eb) => ({
            [column]: data.to_id as string,
            version: eb('version', '+', 1),
            last_activity_at: work.now,
          }))
          .where('id', '=', subject.id)
          .where('stage', 'not in', ['converted', 'disqualified', 'lost', 'withdrawn'])
          .execute()
      }
    })
  },
}
