import type { Work } from '#access/index.ts'
import type { Charters, Clause } from '#charter/index.ts'

/** A clause as figures name it. */
export interface ClauseName {
  code: string
  provision: string
  title: Clause['title']
  /** A duty of the firm towards itself, looked at again and again. */
  isReview: boolean
}

/**
 * Names of clauses in the order of the charter in force; those it no longer has come last, named by
 * their code.
 */
export async function clauseNames(
  work: Work,
  charters: Charters,
  codes: Iterable<string>,
): Promise<ClauseName[]> {
  const wanted = new Set(codes)
  const charter = await charters.current(work.tx)
  const known = [...(charter?.clauses.values() ?? [])].filter(({ code }) => wanted.has(code))
  for (const { code } of known) wanted.delete(code)
  const gone = [...wanted].toSorted().map((code) => ({
    code,
    provision: code.replace(/\..*/, ''),
    title: { zh: code, en: code },
    isReview: false,
  }))
  return [...known.map(nameOf), ...gone]
}

const nameOf = ({ code, provision, title, evidence }: Clause): ClauseName => ({
  code,
  provision,
  title,
  isReview: evidence.some(({ event }) => event === 'review.recorded'),
})
