import type { Clause, Someone, Term } from '../clauses/contract.ts'

/** What stands in the form of a clause; the parts for experts are one text. */
export interface ClauseValues {
  /** Of the draft that was seen. */
  version: number
  code: string
  title: Clause['title']
  duty: Clause['duty']
  deadline: Term
  longest_pause: Term
  owner: (Someone | null)[]
  reminders: Term[]
  escalation: Clause['escalation']
  expert: string
}

const expertParts = [
  'trigger',
  'evidence',
  'cancel',
  'pause',
  'resume',
  'about',
  'beneficiary',
  'delay',
  'due_field',
  'training',
] as const
type Expert = Pick<Clause, (typeof expertParts)[number]>

/** A duty that begins and is kept by an event, for a clause that is written anew. */
const firstExpert: Partial<Expert> = {
  trigger: [{ event: 'engagement.started' }],
  evidence: [{ event: 'talk.recorded' }],
  cancel: [{ event: 'engagement.closed' }, { event: 'engagement.ended' }],
  pause: [],
  resume: [],
  about: 'subject',
  beneficiary: 'client',
  training: [],
}

const write = (parts: Partial<Expert>) => JSON.stringify(parts, null, 2)

export function valuesOf(clause: Clause | undefined, version: number): Partial<ClauseValues> {
  if (!clause) {
    return {
      version,
      deadline: { amount: 1, unit: 'working_days' },
      longest_pause: { amount: 10, unit: 'working_days' },
      owner: [{ relation: 'specialist' }],
      reminders: [],
      escalation: [],
      expert: write(firstExpert),
    }
  }
  const { code, title, duty, deadline, longest_pause, owner, reminders, escalation } = clause
  const expert = Object.fromEntries(
    expertParts.filter((name) => clause[name] !== undefined).map((name) => [name, clause[name]]),
  )
  return {
    version,
    code,
    title,
    duty,
    deadline,
    longest_pause,
    owner,
    reminders,
    escalation,
    expert: write(expert),
  }
}

/** The clause as it is sent. */
export function clauseOf(values: Omit<ClauseValues, 'version'>, was: Clause | undefined): Clause {
  const code = was?.code ?? values.code
  const { title, duty, deadline, longest_pause, reminders, escalation } = values
  return {
    ...(JSON.parse(values.expert) as Expert),
    code,
    provision: was?.provision ?? code.split('.')[0] ?? code,
    title,
    duty,
    deadline,
    longest_pause,
    owner: values.owner.filter((who) => who !== null && who !== undefined),
    reminders: reminders ?? [],
    escalation: escalation ?? [],
  }
}

/** The parts for experts, when the text can be read. */
export function expertOf(text: string | undefined): Partial<Expert & Clause> | null {
  return text !== undefined && isJson(text) ? (JSON.parse(text) as Partial<Expert>) : null
}

export function isJson(text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text))
    return value !== null && typeof value === 'object' && !Array.isArray(value)
  } catch {
    return false
  }
}
