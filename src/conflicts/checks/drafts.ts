import { type Concerned, type Considered, notAsked } from './conclusion.ts'

export interface Draft extends Concerned {
  keys: string[]
}

/** One for each client concerned, on both sides; none for whom one was drafted already. */
export function draftsOf(wanted: Considered[]): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const finding of wanted)
    for (const client of notAsked(finding)) {
      const of = `${client.of} ${client.other} ${client.partyId}`
      const draft = drafts.get(of) ?? { ...client, keys: [] }
      drafts.set(of, { ...draft, keys: [...draft.keys, finding.key] })
    }
  return [...drafts.values()]
}
