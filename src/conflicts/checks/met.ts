import { sql, type RawBuilder } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import type { OnFile } from '#parties/index.ts'

/**
 * Whether a check that counts of its affair, or one that was decided, found something by what the register holds here.
 * With the sight of the system: it tells that there is one, and nothing of it.
 */
export const isMetByCheck = (work: Work, what: OnFile): Promise<boolean> =>
  asSystem(work, async (tx) => {
    const found = await sql<{ any: boolean }>`
      select exists (select 1 from conflict_evidence e join conflict_finding f on f.id = e.finding_id
        left join conflict_desk d on d.subject_id = e.subject_id and d.check_id = f.check_id
        where f.class <> 'none' and ${restsOn(what)}
          and (d.check_id is not null or exists (select 1 from conflict_decision n where n.check_id = f.check_id))) as any`.execute(
      tx,
    )
    return found.rows[0]?.any ?? true
  })

/** Whoever is met as the very party needs neither name nor number for it. */
const another = sql`e.hit_party is distinct from e.searched_party`

function restsOn(what: OnFile): RawBuilder<unknown> {
  switch (what.kind) {
    case 'relation': {
      const [one, other] = what.parties.map((partyId) =>
        JSON.stringify([{ type: what.type, partyId }]),
      )
      return sql`e.path <> '[]' and (e.path @> ${one}::jsonb or e.path @> ${other}::jsonb)`
    }
    case 'name':
      return sql`${another} and (e.hit_party = ${what.partyId} and e.hit_name = ${what.name}
        or e.searched_party = ${what.partyId} and e.searched_name = ${what.name})`
    case 'number':
      return sql`${another} and ${what.partyId} in (e.hit_party, e.searched_party)
        and e.reasons @> ${JSON.stringify([{ code: 'identifier_same', to: what.number }])}::jsonb`
    case 'declaration':
      return sql`f.person_id = ${what.personId} and f.key like ${`%:${what.id}:%`}`
  }
}
