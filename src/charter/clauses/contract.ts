import { z } from 'zod'
import { roles } from '#access/contract.ts'
import { departmentKinds, parts } from '#organisation/contract.ts'

/** An amount of time as the office counts it. */
export const Term = z.strictObject({
  amount: z.number().int().min(0).max(10_000),
  unit: z.enum(['working_hours', 'working_days', 'calendar_days', 'calendar_months']),
})
export type Term = z.infer<typeof Term>

/** What a person can be to the subject of a duty: the parts of its members. */
export const relations = parts

export { departmentKinds }

/** One way to find a person; a list of them is tried in order. */
export const Someone = z.union([
  z.strictObject({ relation: z.enum(relations) }),
  z.strictObject({ head_of: z.union([z.literal('subject'), z.enum(departmentKinds)]) }),
  z.strictObject({ role: z.enum(roles) }),
  /** The person whose id stands in this field of the event's data. */
  z.strictObject({ named: z.string().max(60) }),
])
export type Someone = z.infer<typeof Someone>

const scalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()])
/** A condition on one field of an event's data. */
export const Condition = z.union([
  scalar,
  z.strictObject({ in: z.array(scalar).min(1).max(50) }),
  z.strictObject({ not: scalar }),
  z.strictObject({ at_least: z.number() }),
  z.strictObject({ at_most: z.number() }),
])
export type Condition = z.infer<typeof Condition>

/** An event a clause listens to: its type, and conditions on its data, all of which must hold. */
export const Occasion = z.strictObject({
  event: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)+$/)
    .max(80),
  where: z.record(z.string().max(60), Condition).optional(),
})
export type Occasion = z.infer<typeof Occasion>

const Words = z.strictObject({ zh: z.string().min(1).max(500), en: z.string().min(1).max(500) })

/** `D2`, or `S2.answer` where one row of the provision holds several duties. */
export const ClauseCode = z
  .string()
  .regex(/^[A-Z][0-9]+[a-z]?(\.[a-z][a-z0-9_]*)?$/)
  .max(40)

/** One duty of the charter: when this happens, this person owes this to that client by then. */
export const Clause = z.strictObject({
  code: ClauseCode,
  /** The row of the provision it comes from. */
  provision: z.string().regex(/^[A-Z][0-9]+[a-z]?$/),
  title: Words,
  duty: Words,
  /** Any of these opens the duty. */
  trigger: z.array(Occasion).min(1).max(20),
  /** The duty is about the subject (lead, engagement …) or about the record the event names. */
  about: z.enum(['subject', 'object']).default('subject'),
  /** Opens this long after the trigger; until then it is only scheduled. */
  delay: Term.optional(),
  owner: z.array(Someone).min(1).max(6),
  beneficiary: z.enum(['lead', 'client', 'client_relationship_team', 'firm']),
  deadline: Term,
  /** Field of the event's data with the day or instant it is due; `deadline` counts where that is empty. */
  due_field: z.string().max(60).optional(),
  /** Any of these shows that the duty was kept. */
  evidence: z.array(Occasion).min(1).max(20),
  /** The duty falls away. */
  cancel: z.array(Occasion).max(20).default([]),
  /** The clock stands still from here … */
  pause: z.array(Occasion).max(10).default([]),
  /** … to here. */
  resume: z.array(Occasion).max(10).default([]),
  /** How long anybody may pause it by hand, all pauses together; then the clock goes on by itself. */
  longest_pause: Term.default({ amount: 10, unit: 'working_days' }),
  /** A reminder this long before the deadline, in the same way of counting. */
  reminders: z.array(Term).max(5).default([]),
  /** After the deadline: who is told how much later. The managing partner always ends the ladder. */
  escalation: z
    .array(z.strictObject({ after: Term, to: Someone }))
    .max(6)
    .default([]),
  /** Courses whoever keeps it must have passed (T1). */
  training: z.array(z.string().max(80)).max(10).default([]),
})
export type Clause = z.infer<typeof Clause>
export type ClauseInput = z.input<typeof Clause>
