import type { Work } from '#access/index.ts'
import type { Charters, Clause } from '#charter/index.ts'

/** A clause as figures name it. */
export interface ClauseName {
  code: string
  provision: string
  title: Clause['title']
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
  }))
  return [...known.map(({ code, provision, title }) => ({ code, provision, title })), ...gone]
}
