const day = 86_400_000
/** Contacts older than this say nothing any more, in ms. */
export const remembered = 3 * 365 * day
const halving = 182 * day

/** How much one contact counts today: 1 at once, half after half a year. */
export const weightOf = (at: Date, now: Date): number =>
  0.5 ** (Math.max(0, now.getTime() - at.getTime()) / halving)

export interface Contacted<Person> {
  person: Person
  at: Date
}

export interface Known<Person> {
  person: Person
  contacts: number
  lastAt: Date
  strength: number
}

/** Who knows somebody from these contacts, the strongest first. */
export function knownBy<Person extends { id: string }>(
  contacts: Contacted<Person>[],
  now: Date,
): Known<Person>[] {
  const by = new Map<string, Known<Person>>()
  for (const { person, at } of contacts) {
    const known = by.get(person.id) ?? { person, contacts: 0, lastAt: at, strength: 0 }
    known.contacts += 1
    known.strength += weightOf(at, now)
    if (at > known.lastAt) known.lastAt = at
    by.set(person.id, known)
  }
  return [...by.values()].sort(
    (one, other) => other.strength - one.strength || +other.lastAt - +one.lastAt,
  )
}
