import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import { lockParty, tellOfParty } from '../register/index.ts'
import { fold } from './merge.ts'
import { decideDuplicate } from './sql.ts'

/**
 * Merges pairs that wait whose two entries stand in nothing but these affairs, which are one and the same business, on the
 * same side, under the same name and with no number that the other does not bear as well or lacks altogether. A pair that
 * somebody pointed out, or whose merge somebody undid, is theirs to decide. Each merge can be undone like any other.
 */
export const mergeRepeats = (work: Work, affairs: string[], reason: string): Promise<void> =>
  asSystem(work, async (tx) => {
    const found = await sql<{ id: string; kept: string; folded: string }>`
      select d.id, d.party_id as kept, d.other_id as folded from party_duplicate d
        join party p on p.id = d.party_id join party q on q.id = d.other_id
      where d.status = 'waiting' and d.found_by <> 'person'
        and d.party_id = any (array(select i.party_id from party_involvement i where i.subject_id = any (${affairs}::uuid[])))
        and p.kind = q.kind and lower(p.name) = lower(q.name) and p.merged_into is null and q.merged_into is null
        and (${numbersOf('p')} <@ ${numbersOf('q')} or ${numbersOf('q')} <@ ${numbersOf('p')})
        and (select count(distinct i.party_id) = 2 and bool_and(i.subject_id = any (${affairs}::uuid[]))
          and count(distinct case when i.role in ('prospect', 'client', 'contact') then 'client' else i.role end) = 1
          from party_involvement i where i.party_id in (p.id, q.id))
        and not exists (select 1 from party_merge m where m.duplicate_id = d.id)
      order by d.party_id, d.other_id`.execute(tx)
    for (const { id, kept, folded } of found.rows) {
      // A third entry of the same one may have been folded just now.
      const [one, other] = [await lockParty(tx, kept), await lockParty(tx, folded)]
      if (!one || !other || one.merged_into !== null || other.merged_into !== null) continue
      await decideDuplicate(tx, id, { status: 'merged', by: null, at: work.now, reason })
      await fold(work, { kept, folded, duplicateId: id, reason })
      await tellOfParty(work, kept, { type: 'party.merged', data: { folded_id: folded } })
    }
  })

const numbersOf = (party: 'p' | 'q') =>
  sql`array(select i.type || ' ' || i.number from party_identifier i where i.party_id = ${sql.ref(`${party}.id`)})`
