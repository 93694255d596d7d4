import type { Work } from '#access/index.ts'
import type { Clause, KeeperParts } from '#charter/index.ts'
import { dayOf, daysAfter, nextOpening } from '#organisation/index.ts'
import { allowanceOf } from './facts/rules.ts'
import { beginningOf } from './period.ts'

/** A clause's title and what its deadline allows. */
export type Allowances = (code: string) => { title: Clause['title']; allowanceMs: number | null }

/** What the charter in force allows, in working time of the viewer's office. */
export async function allowances(
  work: Work,
  { charters, calendars }: Pick<KeeperParts, 'charters' | 'calendars'>,
): Promise<Allowances> {
  const clauses = (await charters.current(work.tx))?.clauses
  const office = await work.tx.selectFrom('office').select('id').orderBy('id').executeTakeFirst()
  const calendar = office && (await calendars.forOffice(work.tx, office.id))
  // From the opening of a day: days count as whole ones.
  const tomorrow = beginningOf(daysAfter(dayOf(work.now), 1))
  return (code) => {
    const clause = clauses?.get(code)
    return {
      title: clause?.title ?? { zh: code, en: code },
      allowanceMs:
        clause && calendar ? allowanceOf(clause, nextOpening(calendar, tomorrow), calendar) : null,
    }
  }
}
