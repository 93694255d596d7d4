import { sql } from 'kysely'
import { asSystem, type ImmediateHandler, type SubjectKind, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { tableOf } from '#platform/db/rows.ts'
import { type ShutOut, shuttingOut, systemShutOutBelow } from '../walls.ts'
import { publishHandover } from './publish-handover.ts'
import { answerHandover, selectHandover } from './sql.ts'

const asTable = (shut: ShutOut[]) =>
  tableOf(
    [
      { name: 'person_id', type: 'uuid' },
      { name: 'subject_id', type: 'uuid' },
    ],
    shut.map(({ personId, subjectId }) => ({ person_id: personId, subject_id: subjectId })),
  )

/** Nothing is handed to, or by, whoever is shut out of it. */
export const withdrawWalledOffers: ImmediateHandler = {
  types: shuttingOut,
  handle: (work, events) =>
    asSystem(work, async () => {
      const subjectIds = [...new Set(events.map((one) => one.subject.id))]
      const shut = await systemShutOutBelow(work.tx, subjectIds)
      if (shut.length > 0) await systemWithdrawOffers(work, shut)
    }),
}

/** Takes offers back that were made to or by somebody who is shut out of what they are about. */
async function systemWithdrawOffers(work: Work, shut: ShutOut[]): Promise<void> {
  const open = await sql<{ id: string }>`
    select distinct h.id from ${asTable(shut)} as s
      join handover h on h.subject_id = s.subject_id and h.status = 'offered'
    where s.person_id in (h.from_id, h.to_id) order by h.id`.execute(work.tx)
  for (const { id } of open.rows) {
    const handover = await selectHandover(work.tx, id)
    if (!handover) continue
    await answerHandover(work, id, 'withdrawn')
    await publishHandover(work, { ...handover, status: 'withdrawn' }, 'withdrawn')
  }
}

/** Who has which part among those shut out. */
export async function systemPartsOf(
  tx: Tx,
  shut: ShutOut[],
): Promise<(ShutOut & { kind: SubjectKind; parentId: string | null; part: string })[]> {
  const found = await sql<ShutOut & { kind: SubjectKind; parentId: string | null; part: string }>`
    select m.person_id as "personId", m.subject_id as "subjectId", s.kind, s.parent_id as "parentId", m.part
    from ${asTable(shut)} as x join subject_member m on m.subject_id = x.subject_id and m.person_id = x.person_id
      join subject s on s.id = m.subject_id
    where m.part <> 'through_engagement' order by m.since, m.subject_id, m.part`.execute(tx)
  return found.rows
}

/** Parts somebody always has: without a taker they stay with whoever had them, in name only. */
const neverEmpty = ['lead_lawyer', 'specialist']

/**
 * Ends every part of these people in these subjects, but the last of one that somebody must have; a client seen
 * through an engagement goes with the last one there.
 */
export async function systemTakeParts(tx: Tx, shut: ShutOut[]): Promise<void> {
  await sql`
    delete from subject_member m using ${asTable(shut)} as x
    where m.subject_id = x.subject_id and m.person_id = x.person_id
      and (m.part <> all(${neverEmpty}::text[]) or exists (
        select 1 from subject_member o where o.subject_id = m.subject_id and o.part = m.part
          and o.person_id not in (select y.person_id from ${asTable(shut)} as y where y.subject_id = m.subject_id)))`.execute(
    tx,
  )
  await sql`
    delete from subject_member t using ${asTable(shut)} as x, subject e
    where e.id = x.subject_id and t.subject_id = e.parent_id and t.person_id = x.person_id
      and t.part = 'through_engagement'
      and not exists (select 1 from subject s join subject_member m on m.subject_id = s.id
        where s.parent_id = t.subject_id and m.person_id = x.person_id)`.execute(tx)
}
