import { sql } from 'kysely'
import type { Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Clause, Someone } from '../clauses/contract.ts'
import { ladderOf } from '../clauses/index.ts'
import { type Search, systemFindPeople } from './people.ts'
import type { LiveCommitment } from './sql.ts'

/** Somebody is needed above whoever owes a promise. */
export interface Asked {
  commitment: LiveCommitment
  clause: Clause | undefined
  /** The rung, from 0; where it leads to nobody who may be told, the ones above are tried. */
  from: number
  /** Tried before the ladder. */
  first?: string
  /** Not these either. */
  except?: string[]
}

/**
 * Who is told of promises that are not kept. Nobody receives the escalation of their own omission: never
 * whoever owes it, owed it when the deadline passed, or stands in for either now.
 */
export async function systemSuperiors(work: Work, asked: Asked[]): Promise<(string | null)[]> {
  const owing = asked.map(({ commitment }) => owingIn(commitment))
  const deputies = await systemDeputies(work, [...new Set(owing.flat())])
  const searches = asked.map(({ commitment, clause, from, first, except = [] }, at): Search => {
    const above = clause ? ladderOf(clause).slice(from) : []
    const chosen: Someone[] = first ? [{ named: 'first' }] : []
    const ids = owing[at] ?? []
    return {
      ways: [...chosen, ...above.map((rung) => rung.to)],
      subjectId: commitment.subject_id,
      data: { first },
      spread: commitment.about_id,
      except: [...ids, ...ids.flatMap((id) => deputies.get(id) ?? []), ...except],
    }
  })
  const found = await systemFindPeople(work, searches)
  return found.map((one) => one?.personId ?? null)
}

const owingIn = ({ owner_id, missed_by }: LiveCommitment): string[] =>
  missed_by && missed_by !== owner_id ? [owner_id, missed_by] : [owner_id]

/**
 * For promises that have just passed to other owners: who stands above them now. Whoever stood there
 * stays, unless the promise, or the lapse of it, is now their own. Who was only asked for help by the
 * owner before has answered by its passing on.
 */
export async function systemStillAbove(
  work: Work,
  moved: { commitment: LiveCommitment; clause: Clause | undefined }[],
): Promise<Map<string, string | null>> {
  const escalated = moved.filter(
    ({ commitment }) => commitment.escalated_to !== null && commitment.escalation_level > 0,
  )
  const found = await systemSuperiors(
    work,
    escalated.map(({ commitment, clause }) => ({
      commitment,
      clause,
      from: Math.max(0, commitment.escalation_level - 1),
      first: commitment.escalated_to as string,
    })),
  )
  return new Map(escalated.map(({ commitment }, at) => [commitment.id, found[at] ?? null]))
}

/** Who stands in for these people now. */
async function systemDeputies(
  { tx, now }: { tx: Tx; now: Date },
  personIds: string[],
): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('delegation')
    .select(['person_id', 'delegate_id'])
    .where('person_id', '=', sql<string>`any(${personIds})`)
    .where('ended_at', 'is', null)
    .where('starts_at', '<=', now)
    .where('ends_at', '>', now)
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([id, group]) => [
      id,
      group.map((row) => row.delegate_id),
    ]),
  )
}
