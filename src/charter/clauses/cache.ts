import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { Clause } from './contract.ts'

/** A published charter, ready to be asked. */
export interface Charter {
  number: number
  clauses: Map<string, Clause>
  /** Clauses by the type of the events that open them. */
  byTrigger: Map<string, Clause[]>
}

/**
 * Published versions never change, so each is read once a process. Only those are known at all: a draft
 * would be pinned half written, and a publication that is rolled back leaves its number to another text.
 */
export interface Charters {
  /** The newest published version; null before the firm is set up. */
  current(tx: Tx): Promise<Charter | null>
  /** Published versions by number; what is not published is not among them. */
  versions(tx: Tx, numbers: Iterable<number>): Promise<Map<number, Charter>>
}

export function createCharters(): Charters {
  const known = new Map<number, Charter>()
  const versions = async (tx: Tx, numbers: Iterable<number>) => {
    const found = new Map<number, Charter>()
    const missing: number[] = []
    for (const number of new Set(numbers)) {
      const charter = known.get(number)
      if (charter) found.set(number, charter)
      else missing.push(number)
    }
    if (missing.length === 0) return found
    for (const { charter, lasting } of await readPublished(tx, missing)) {
      found.set(charter.number, charter)
      if (lasting) known.set(charter.number, charter)
    }
    return found
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

async function readPublished(
  tx: Tx,
  numbers: number[],
): Promise<{ charter: Charter; lasting: boolean }[]> {
  const rows = await tx
    .selectFrom('clause')
    .innerJoin('charter_version as version', 'version.number', 'clause.charter_version')
    .select(['clause.charter_version as number', 'clause.definition'])
    // Written by this very transaction, the publication may still be undone.
    .select(
      sql<boolean>`coalesce(version.xmin <> pg_current_xact_id_if_assigned()::xid, true)`.as(
        'lasting',
      ),
    )
    .where('clause.charter_version', 'in', numbers)
    .where('version.status', '=', 'published')
    .orderBy('clause.place')
    .execute()
  return [...Map.groupBy(rows, (row) => row.number)].map(([number, clauses]) => ({
    charter: charterOf(
      number,
      clauses.map((row) => Clause.parse(row.definition)),
    ),
    lasting: clauses.every((row) => row.lasting),
  }))
}
