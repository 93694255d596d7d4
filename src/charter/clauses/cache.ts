import type { Tx } from '#platform/db/database.ts'
import { Clause } from './contract.ts'

/** A published charter, ready to be asked. */
export interface Charter {
  number: number
  clauses: Map<string, Clause>
  /** Clauses by the type of the events that open them. */
  byTrigger: Map<string, Clause[]>
}

/** Published versions never change, so each is read once a process. */
export interface Charters {
  /** The newest published version; null before the firm is set up. */
  current(tx: Tx): Promise<Charter | null>
  /** Published versions by number. */
  versions(tx: Tx, numbers: Iterable<number>): Promise<Map<number, Charter>>
}

export function createCharters(): Charters {
  const known = new Map<number, Charter>()
  const versions = async (tx: Tx, numbers: Iterable<number>) => {
    const wanted = [...new Set(numbers)]
    const missing = wanted.filter((number) => !known.has(number))
    if (missing.length > 0) {
      const rows = await tx
        .selectFrom('clause')
        .select(['charter_version', 'definition'])
        .where('charter_version', 'in', missing)
        .orderBy('place')
        .execute()
      for (const number of missing) {
        known.set(
          number,
          charterOf(
            number,
            rows
              .filter((row) => row.charter_version === number)
              .map((row) => Clause.parse(row.definition)),
          ),
        )
      }
    }
    return new Map(wanted.map((number) => [number, known.get(number) as Charter]))
  }
  return {
    versions,
    current: async (tx) => {
      const newest = await tx
        .selectFrom('charter_version')
        .select('number')
        .where('status', '=', 'published')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!newest) return null
      return (await versions(tx, [newest.number])).get(newest.number) ?? null
    },
  }
}

export function charterOf(number: number, clauses: Clause[]): Charter {
  const byTrigger = new Map<string, Clause[]>()
  for (const clause of clauses) {
    for (const type of new Set(clause.trigger.map((occasion) => occasion.event))) {
      byTrigger.set(type, [...(byTrigger.get(type) ?? []), clause])
    }
  }
  return { number, clauses: new Map(clauses.map((clause) => [clause.code, clause])), byTrigger }
}
