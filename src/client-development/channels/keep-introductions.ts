import type { z } from 'zod'
import { entrance, personIdOf, type Work } from '#access/index.ts'
import type { BodyOf, QueryOf } from '#platform/http/endpoint.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { expectVersion } from '#platform/http/version.ts'
import { departmentsAmong, publishAboutFirm, staffAmong } from '#organisation/index.ts'
import {
  approveIntroduction,
  archiveIntroduction,
  changeIntroduction,
  createIntroduction,
  type Introduction,
  listIntroductions,
} from './contract.ts'
import { introductionOut, introductionsOf } from './sql.ts'

type Body = BodyOf<typeof createIntroduction>

/** What is presented of the firm and its lawyers; the export reads the same. */
export async function readIntroductions(
  { tx }: Work,
  { archived, approved }: QueryOf<typeof listIntroductions>,
): Promise<z.output<typeof Introduction>[]> {
  let rows = introductionsOf(tx)
  if (!archived) rows = rows.where('introduction.archived_at', 'is', null)
  if (approved) rows = rows.where('introduction.approved_at', 'is not', null)
  return (await rows.execute()).map(introductionOut)
}

const list = entrance(listIntroductions, async (work, { query }) => ({
  items: await readIntroductions(work, query),
}))

const create = entrance(createIntroduction, async (work, { body }) => {
  await check(work, body)
  const id = uuidv7()
  await work.tx
    .insertInto('introduction')
    .values({ ...rowOf(body), id, created_by: personIdOf(work.actor), created_at: work.now })
    .execute()
  return said(work, 'introduction.created', id)
})

const change = entrance(changeIntroduction, async (work, { params, body, ifMatch }) => {
  const introduction = await see(work, params.id)
  expectVersion(ifMatch, introductionOut(introduction))
  if (introduction.archived_at) throw refused('archived')
  await check(work, body)
  // What was approved were the old words.
  await save(work, introduction, { ...rowOf(body), approved_by: null, approved_at: null })
  return said(work, 'introduction.changed', introduction.id)
})

const approve = entrance(approveIntroduction, async (work, { params, ifMatch }) => {
  const introduction = await see(work, params.id)
  // Only the words that were read are approved.
  expectVersion(ifMatch, introductionOut(introduction))
  if (introduction.archived_at) throw refused('archived')
  if (introduction.approved_at) throw refused('already_approved')
  await save(work, introduction, {
    approved_by: personIdOf(work.actor),
    approved_at: work.now,
  })
  return said(work, 'introduction.approved', introduction.id)
})

const archive = entrance(archiveIntroduction, async (work, { params }) => {
  const introduction = await see(work, params.id)
  if (introduction.archived_at) throw refused('archived')
  await save(work, introduction, { archived_at: work.now })
  await said(work, 'introduction.archived', introduction.id)
  return undefined
})

async function see(work: Work, id: string) {
  const row = await introductionsOf(work.tx)
    .where('introduction.id', '=', id)
    .forUpdate('introduction')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

async function save(
  work: Work,
  { id, version }: { id: string; version: number },
  changes: Partial<ReturnType<typeof rowOf>> & {
    approved_by?: string | null
    approved_at?: Date | null
    archived_at?: Date
  },
): Promise<void> {
  await work.tx
    .updateTable('introduction')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

async function said(work: Work, type: string, id: string) {
  const introduction = await see(work, id)
  await publishAboutFirm(work, [{ type, object: id, data: { title: introduction.title } }])
  return introductionOut(introduction)
}

const rowOf = (body: Body) => ({
  kind: body.kind,
  title: body.title,
  body: body.body,
  department_id: body.departmentId,
  person_id: body.personId,
})

async function check(work: Work, body: Body): Promise<void> {
  const { departmentId, personId } = body
  if (departmentId && !(await departmentsAmong(work.tx, [departmentId])).size) {
    throw badInput([{ path: 'departmentId', code: 'not_found' }])
  }
  if (personId && !(await staffAmong(work.tx, [personId])).size) {
    throw badInput([{ path: 'personId', code: 'not_found' }])
  }
}

export const entrances = [list, create, change, approve, archive]
