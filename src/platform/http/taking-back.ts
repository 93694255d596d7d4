import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id } from './fields.ts'

/** Milliseconds in which an act can be taken back, as it is offered. */
export const undoTime = 10_000

/** A request that carries it asks for the way back; acts of programs are told to others at once. */
export const wayBackHeader = 'x-covenant-way-back'
/** In the answer: the act, to be named when it is taken back. */
export const actHeader = 'x-covenant-act'

/** Ids of the events of a part of the log that were taken back, as it tells itself. */
export const takenBackAmong = (log: { type: string; data: Record<string, unknown> }[]) =>
  new Set(
    log.flatMap(({ type, data }) =>
      // Entries of before wrote the numbers as text.
      type === 'act.taken_back' ? (data.events as (number | string)[]).map(Number) : [],
    ),
  )

/** Takes back what was just done; for every act whose endpoint says `takesBack`. */
export const takeBackEndpoint = endpoint({
  name: 'takeBack',
  method: 'POST',
  path: '/api/acts/:id/taking-back',
  right: 'signed-in',
  summary: '撤销刚才的操作；已有人在其上继续时不能撤销',
  params: ById,
  reply: z.object({ id: Id }),
})
