import { type Input, personIdOf, type SubjectRef, system, type Work } from '#access/index.ts'
import { firmSubject } from '#organisation/index.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { differenceOf, problemsOfCharter } from '../clauses/rules.ts'
import { firstCharter } from '../provision.ts'
import {
  type CharterRefusal,
  type CharterView,
  type compareCharterEndpoint,
  firstReason,
  type publishCharterEndpoint,
  type readCharterEndpoint,
  type removeClauseEndpoint,
  type setClauseEndpoint,
} from './contract.ts'
import {
  clauseRow,
  countOpenUnder,
  insertVersion,
  keepLeftOut,
  lockDraft,
  markPublished,
  newest,
  readVersion,
  readVersions,
  touchDraft,
} from './sql.ts'

const refuse = (code: CharterRefusal, details?: Record<string, unknown>) => refused(code, details)

export async function readCharter(
  work: Work,
  { query }: Pick<Input<typeof readCharterEndpoint>, 'query'>,
): Promise<CharterView> {
  const number = query.number ?? (await newest(work.tx, 'published'))
  if (number === null) throw refuse('no_charter')
  return readVersion(work.tx, number)
}

export async function listCharterVersions(work: Work) {
  return { items: await readVersions(work.tx) }
}

/** Starts a draft from the charter in force; a draft that is there already is given back. */
export async function draftCharter(work: Work): Promise<CharterView> {
  const there = await lockDraft(work.tx)
  if (there) return readVersion(work.tx, there.number)
  const published = await newest(work.tx, 'published')
  const clauses =
    published === null ? firstCharter : (await readVersion(work.tx, published)).clauses
  const number = (published ?? 0) + 1
  const created = {
    number,
    based_on: published,
    created_by: personIdOf(work.actor),
    created_at: work.now,
  }
  await insertVersion(work.tx, created, clauses)
  await say(work, 'charter.drafted', { number })
  return readVersion(work.tx, number)
}

async function takeDraft(work: Work, ifMatch: number | null): Promise<CharterView> {
  const locked = await lockDraft(work.tx)
  if (!locked) throw refuse('no_draft')
  const draft = await readVersion(work.tx, locked.number)
  expectVersion(ifMatch, draft)
  return draft
}

/** Puts a clause into the draft: a new one at the end, a known one in its place. */
export async function setClause(
  work: Work,
  { params, body, ifMatch }: Input<typeof setClauseEndpoint>,
): Promise<CharterView> {
  const draft = await takeDraft(work, ifMatch)
  if (body.code !== params.code) throw badInput([{ path: 'code', code: 'not_the_address' }])
  const place = draft.clauses.findIndex((clause) => clause.code === body.code)
  const row = clauseRow(draft.number, body, place === -1 ? draft.clauses.length : place)
  const values = { ...row, definition: JSON.stringify(row.definition) }
  await work.tx
    .insertInto('clause')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['charter_version', 'code'])
        .doUpdateSet({ definition: values.definition, provision: row.provision }),
    )
    .execute()
  await keepLeftOut(work.tx, draft.number, [body.code], false)
  await touchDraft(work.tx, draft.number)
  await say(work, 'charter.clause_set', { number: draft.number, code: body.code })
  return readVersion(work.tx, draft.number)
}

export async function removeClause(
  work: Work,
  { params, ifMatch }: Input<typeof removeClauseEndpoint>,
): Promise<CharterView> {
  const draft = await takeDraft(work, ifMatch)
  await work.tx
    .deleteFrom('clause')
    .where('charter_version', '=', draft.number)
    .where('code', '=', params.code)
    .execute()
  await keepLeftOut(work.tx, draft.number, [params.code], true)
  await touchDraft(work.tx, draft.number)
  await say(work, 'charter.clause_removed', { number: draft.number, code: params.code })
  return readVersion(work.tx, draft.number)
}

export async function compareCharter(work: Work, { query }: Input<typeof compareCharterEndpoint>) {
  const from = query.from ?? (await newest(work.tx, 'published'))
  const to = query.to ?? (await newest(work.tx, 'draft'))
  if (from === null) throw refuse('no_charter')
  if (to === null) throw refuse('no_draft')
  const [before, after] = [await readVersion(work.tx, from), await readVersion(work.tx, to)]
  return {
    from,
    to,
    differences: differenceOf(before.clauses, after.clauses),
    problems: problemsOfCharter(after.clauses),
    openUnderFrom: await countOpenUnder(work.tx, from),
  }
}

/** Makes the draft the charter in force. What is open already keeps its version. */
export async function publishCharter(
  work: Work,
  { body, ifMatch }: Input<typeof publishCharterEndpoint>,
): Promise<CharterView> {
  const draft = await takeDraft(work, ifMatch)
  const problems = problemsOfCharter(draft.clauses)
  if (problems.length > 0) throw refuse('charter_invalid', { problems })
  const before = draft.basedOn === null ? [] : (await readVersion(work.tx, draft.basedOn)).clauses
  const differences = differenceOf(before, draft.clauses)
  if (differences.length === 0) throw refuse('nothing_changed')
  await markPublished(work.tx, draft.number, {
    reason: body.reason,
    published_by: personIdOf(work.actor),
    published_at: work.now,
  })
  await say(work, 'charter.published', {
    number: draft.number,
    reason: body.reason,
    changed: differences.map((difference) => difference.code),
  })
  return readVersion(work.tx, draft.number)
}

/** Publishes the provision as the first charter: part of setting up a firm, before anyone acts. */
export async function publishFirstCharter(work: Work): Promise<void> {
  if (work.actor.kind !== system.kind || (await newest(work.tx, 'published')) !== null) return
  await insertVersion(
    work.tx,
    { number: 1, based_on: null, created_by: null, created_at: work.now },
    firstCharter,
  )
  await markPublished(work.tx, 1, {
    reason: firstReason,
    published_by: null,
    published_at: work.now,
  })
}

export async function say(work: Work, type: string, data: Record<string, unknown>): Promise<void> {
  const subject: SubjectRef = await firmSubject(work.tx)
  await work.publish([{ type, subject, charterVersion: data.number as number, data }])
}
