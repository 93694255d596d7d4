import type { Clause } from '#charter/index.ts'
import { deadline, type WorkingCalendar, workingTimeBetween } from '#organisation/index.ts'

/** Steps of a lead's road, as `lead_fact.reached` counts them. */
export const roadSteps = [
  'registered',
  'screened',
  'assigned',
  'contacted',
  'assessed',
  'proposed',
  'converted',
] as const
export type RoadStep = (typeof roadSteps)[number]

/** How a lead's road may end without a client. */
export const leadEndings = ['disqualified', 'lost', 'withdrawn'] as const
export type LeadEnding = (typeof leadEndings)[number]

/** Where an opinion was given. */
export const opinionSources = ['talk', 'return_visit'] as const
export type OpinionSource = (typeof opinionSources)[number]
/** The same words as client service sorts its clients by. */
export const tiers = ['key', 'regular', 'occasional'] as const
export type Tier = (typeof tiers)[number]

interface Happening {
  type: string
  data: Record<string, unknown>
}

const stepOf: Record<string, (data: Record<string, unknown>) => RoadStep> = {
  'lead.registered': () => 'registered',
  'lead.screened': ({ outcome }) => (outcome === 'accepted' ? 'screened' : 'registered'),
  'lead.assigned': () => 'assigned',
  // An attempt that reached nobody is none of the lead's steps.
  'lead.contacted': ({ reached }) => (reached === false ? 'registered' : 'contacted'),
  'lead.assessed': () => 'assessed',
  'proposal.offered': () => 'proposed',
  'lead.converted': () => 'converted',
  'lead.changed': () => 'registered',
  'lead.disqualified': () => 'registered',
  'lead.lost': () => 'registered',
  'lead.withdrawn': () => 'registered',
}

/** Events that say something of a lead's road. */
export const leadEvents = Object.keys(stepOf)

/** The step of the road an event shows to have been reached, as a number; the first where it shows none. */
export function stepReached({ type, data }: Happening): number {
  const step = stepOf[type]?.(data) ?? 'registered'
  return roadSteps.indexOf(step)
}

/** Leads of an import that was undone are as if they had never been. */
export const neverWas = ({ type, data }: Happening): boolean =>
  type === 'lead.withdrawn' && data.reason_code === 'import_undone'

/** A promise fulfilled, as far as its length counts. */
interface Fulfilled {
  opens_at: Date
  due_at: Date
  closed_at: Date
}

/**
 * Working milliseconds from when a duty opened until it was fulfilled. A pause moves the deadline on by
 * as much as it lasted, so what lies between the deadline of the clause and the one that stood at the
 * end is taken off again.
 */
export function takenBy(
  clause: Pick<Clause, 'deadline' | 'due_field'> | undefined,
  { opens_at, due_at, closed_at }: Fulfilled,
  calendar: WorkingCalendar,
): number {
  const worked = workingTimeBetween(calendar, opens_at, closed_at)
  if (!clause || clause.due_field) return Math.round(worked)
  const first = deadline(calendar, opens_at, clause.deadline).due
  const paused = workingTimeBetween(calendar, first, due_at)
  return Math.round(Math.max(0, worked - paused))
}

/** The clause's deadline as working milliseconds, counted from an opening of the office. */
export function allowanceOf(
  clause: Pick<Clause, 'deadline'>,
  opening: Date,
  calendar: WorkingCalendar,
): number {
  return Math.round(
    workingTimeBetween(calendar, opening, deadline(calendar, opening, clause.deadline).due),
  )
}
