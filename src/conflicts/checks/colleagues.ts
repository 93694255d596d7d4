import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stopping } from './declared.ts'
import { calledOf, namesMatched } from './declared-names.ts'
import type { RuleBook } from './fields.ts'
import type { Finding } from './find.ts'
import { ruleOfColleague } from './rules-of-colleagues.ts'
import type { SubjectParty } from './sql.ts'

/** Somebody who works at the firm, and parties of an affair with the same telephone or mail address. */
export interface Colleague {
  id: string
  name: string
  nameEn: string | null
  sameContact: string[]
}

/** Everybody who has not left. With the sight of the system. */
export async function colleaguesOf(tx: Tx, partyIds: string[]): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    select p.id, p.name, p.name_en as "nameEn", array(
      select c.party_id from party_contact c where c.party_id = any(${partyIds}::uuid[]) and (
        c.kind = 'mail' and lower(c.value) = lower(p.email)
        or c.kind = 'phone' and right(regexp_replace(c.value, '\\D', '', 'g'), 11) = right(regexp_replace(p.phone, '\\D', '', 'g'), 11)))
      as "sameContact"
    from person p where p.status <> 'left'`.execute(tx)
  return found.rows
}

/** Whoever is opposed and bears the name of a colleague may be the colleague. */
export function findingsOfColleagues(
  parties: SubjectParty[],
  colleagues: Colleague[],
  book: RuleBook,
): Finding[] {
  const called = colleagues.flatMap((one) =>
    [one.name, one.nameEn ?? ''].flatMap((name) => (name === '' ? [] : [{ one, name }])),
  )
  const names = new Set(called.map(({ name }) => name))
  return parties
    .filter((party) => party.kind === 'person')
    .flatMap((party) => {
      const [itself] = calledOf(party, [], new Map())
      const matched = itself && namesMatched(itself, names)
      return called.flatMap(({ one, name }) => {
        const match = matched?.get(name)
        if (!match) return []
        const proved = one.sameContact.includes(party.partyId)
        const rule = ruleOfColleague(party.role, { tier: match.tier, proved })
        const by = { personId: one.id, by: 'colleague', kind: 'colleague', endedOn: null } as const
        return rule ? [stopping(rule, party, { partyId: null, path: [] }, match, book, by)] : []
      })
    })
}
