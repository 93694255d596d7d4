import type { Input, Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { firstCharter } from '../provision.ts'
import type { CharterView, takeNewClausesEndpoint } from './contract.ts'
import { clauseRow, codesEver, keepLeftOut, newest, readVersion, touchDraft } from './sql.ts'
import { draftCharter, say } from './verbs.ts'

/**
 * Clauses of the provision that the draft, or the charter where there is none, has not. New are those no version ever had
 * and no draft was rid of: they came with a newer release. What the firm had or was offered and took out it does not want,
 * and finds again where it looks for it.
 */
async function clausesBeside({ tx }: Work) {
  const number = (await newest(tx, 'draft')) ?? (await newest(tx, 'published'))
  const standing = number === null ? [] : (await readVersion(tx, number)).clauses
  const there = new Set(standing.map(({ code }) => code))
  const known = await codesEver(tx)
  const beside = firstCharter.filter(({ code }) => !there.has(code))
  return {
    items: beside.filter(({ code }) => !known.has(code)),
    leftOut: beside.filter(({ code }) => known.has(code)),
  }
}

export const listNewClauses = (work: Work) => clausesBeside(work)

/** Puts the new ones, or those named, into the draft, at the end, for a person to read, change and publish. */
export async function takeNewClauses(
  work: Work,
  { body }: Input<typeof takeNewClausesEndpoint>,
): Promise<CharterView> {
  const draft = await draftCharter(work)
  const { items, leftOut } = await clausesBeside(work)
  const { codes } = body
  const taken = codes ? [...items, ...leftOut].filter(({ code }) => codes.includes(code)) : items
  if (taken.length === 0) return draft
  const rows = taken.map((clause, at) => clauseRow(draft.number, clause, draft.clauses.length + at))
  await insertRows(work.tx, 'clause', rows)
  const taking = taken.map(({ code }) => code)
  await keepLeftOut(work.tx, draft.number, taking, false)
  await touchDraft(work.tx, draft.number)
  for (const code of taking) await say(work, 'charter.clause_set', { number: draft.number, code })
  return readVersion(work.tx, draft.number)
}
