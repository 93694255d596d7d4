import type { Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { firstCharter } from '../provision.ts'
import type { CharterView } from './contract.ts'
import { clauseRow, codesEver, readVersion, touchDraft } from './sql.ts'
import { draftCharter, say } from './verbs.ts'

/**
 * Clauses of the provision that no version of the firm's charter ever had: those that came with a newer release. What the
 * firm once had and took out it does not want.
 */
async function newClauses({ tx }: Work) {
  const known = await codesEver(tx)
  return firstCharter.filter(({ code }) => !known.has(code))
}

export const listNewClauses = async (work: Work) => ({ items: await newClauses(work) })

/** Puts them into the draft, at the end, for a person to read, change and publish. */
export async function takeNewClauses(work: Work): Promise<CharterView> {
  const draft = await draftCharter(work)
  const fresh = await newClauses(work)
  if (fresh.length === 0) return draft
  const rows = fresh.map((clause, at) => clauseRow(draft.number, clause, draft.clauses.length + at))
  await insertRows(work.tx, 'clause', rows)
  await touchDraft(work.tx, draft.number)
  for (const { code } of fresh)
    await say(work, 'charter.clause_set', { number: draft.number, code })
  return readVersion(work.tx, draft.number)
}
