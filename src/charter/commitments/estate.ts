import { asSystem, type Work } from '#access/index.ts'
import { type Estate, successorIn } from '#organisation/index.ts'
import { updateRows } from '#platform/db/rows.ts'
import type { KeeperParts } from './keep.ts'
import { systemPassOn } from './pass-on.ts'
import { liveStatuses } from './rules.ts'
import type { LiveCommitment } from './sql.ts'
import { systemSuperiors } from './superiors.ts'

/** The promises of somebody who leaves the firm: all of them go to the successor, none is dropped. */
export function charterEstate(parts: KeeperParts): Estate {
  const owed = (work: Work, personId: string) =>
    work.tx
      .selectFrom('commitment')
      .where('owner_id', '=', personId)
      .where('status', 'in', liveStatuses)
  return {
    area: 'charter',
    preview: async (work, personId) => {
      const { count } = await owed(work, personId)
        .select((query) => query.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const rows = await owed(work, personId)
        .select(['id', 'clause_code', 'subject_id'])
        .orderBy('due_at')
        .orderBy('id')
        .limit(50)
        .execute()
      const names = await parts.subjectNames(
        work.tx,
        rows.map((row) => row.subject_id),
      )
      const items = rows.map((row) => ({
        id: row.id,
        kind: 'commitment',
        subjectId: row.subject_id,
        label: [row.clause_code, names.get(row.subject_id)].filter(Boolean).join(' · '),
      }))
      return { count, items }
    },
    move: async (work, personId, successors) => {
      const to = successorIn('charter', successors)
      const moved = await moveOwned(work, parts, personId, to)
      await moveEscalated(work, parts, personId, to)
      return { count: moved.length, subjectIds: [...new Set(moved.map((row) => row.subject_id))] }
    },
  }
}

async function moveOwned(work: Work, parts: KeeperParts, personId: string, to: string) {
  const office = await work.tx
    .selectFrom('person')
    .innerJoin('department', 'department.id', 'person.department_id')
    .select('department.office_id as id')
    .where('person.id', '=', to)
    .executeTakeFirstOrThrow()
  const rows = await liveWhere(work, 'owner_id', personId)
  const clauseOf = await clausesOf(work, parts, rows)
  const passings = rows.map((commitment) => ({
    commitment,
    clause: clauseOf(commitment),
    to,
    officeId: office.id,
    because: { because: 'left' },
  }))
  await work.publish(await asSystem(work, () => systemPassOn(work, passings)))
  return rows
}

/**
 * What came up to the leaver goes to the successor, unless that is whoever owes it or a wall shuts them
 * out: then to whoever else stands above.
 */
async function moveEscalated(work: Work, parts: KeeperParts, personId: string, to: string) {
  const rows = await asSystem(work, () => liveWhere(work, 'escalated_to', personId))
  const clauseOf = await clausesOf(work, parts, rows)
  const asked = rows.map((commitment) => ({
    commitment,
    clause: clauseOf(commitment),
    from: Math.max(0, commitment.escalation_level - 1),
    first: to,
    except: [personId],
  }))
  await asSystem(work, async () => {
    const above = await systemSuperiors(work, asked)
    await updateRows(
      work.tx,
      'commitment',
      rows.map((row, at) => ({
        id: row.id,
        escalated_to: above[at] ?? null,
        version: row.version + 1,
      })),
    )
  })
}

async function liveWhere(
  { tx }: Work,
  column: 'owner_id' | 'escalated_to',
  personId: string,
): Promise<LiveCommitment[]> {
  const rows = await tx
    .selectFrom('commitment')
    .selectAll()
    .where(column, '=', personId)
    .where('status', 'in', liveStatuses)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as unknown as LiveCommitment[]
}

async function clausesOf(work: Work, { charters }: KeeperParts, rows: LiveCommitment[]) {
  const versions = await charters.versions(
    work.tx,
    rows.map((row) => row.charter_version),
  )
  return (row: LiveCommitment) => versions.get(row.charter_version)?.clauses.get(row.clause_code)
}
