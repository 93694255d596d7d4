import { isDeepStrictEqual } from 'node:util'
import { asSystem, type Input, type PersonActor, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, type FieldProblem, notFound, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { tidyLine, tidyName } from '#platform/text.ts'
import { type IsMet, type OnFile, periodProblems } from '../register/index.ts'
import type {
  changeDeclaration,
  Declaration,
  DeclarationFields,
  declare,
  withdrawDeclaration,
  withdrawDeclarationOf,
} from './contract.ts'
import { columnsOf, lockDeclaration, present, selectConfirmed, selectDeclarations } from './sql.ts'

const me = (work: Work): string => (work.actor as PersonActor).personId

/** All that one declared, and when one last said that it is all. */
export async function declaredBy(work: Work, person: string) {
  const rows = await selectDeclarations(work.tx, [person])
  const confirmed = await selectConfirmed(work.tx, person)
  return { items: rows.map(present), confirmedAt: confirmed?.confirmed_at.toISOString() ?? null }
}

function problemsOf(fields: DeclarationFields, path: string): FieldProblem[] {
  const problems = periodProblems(fields, path)
  if (!/[\p{L}\p{N}]/u.test(fields.name)) problems.push({ path: `${path}name`, code: 'name_blank' })
  if (fields.kind === 'interest' && fields.holder !== 'self' && fields.holderName === '')
    problems.push({ path: `${path}holderName`, code: 'required' })
  return problems
}

/** Names and numbers as the matcher reads them; nothing else of what was written changes. */
function tidied(fields: DeclarationFields): DeclarationFields {
  const name = tidyName(fields.name)
  if (fields.kind === 'office') return { ...fields, name }
  const number =
    fields.number === null
      ? null
      : tidyLine(fields.number)
          .replace(/[\s'"]/g, '')
          .toUpperCase() || null
  if (fields.kind === 'interest') return { ...fields, name, number }
  const opponents = fields.opponents.map(tidyName).filter((one) => one !== '')
  return { ...fields, name, number, opponents }
}

/** One or many declarations of one's own, all or none. */
export async function declareOwn(work: Work, { body }: Input<typeof declare>) {
  const problems = body.items.flatMap((item, at) => problemsOf(item, `items.${at}.`))
  if (problems.length > 0) throw badInput(problems)
  const person_id = me(work)
  const rows = body.items.map((item) => ({
    id: uuidv7(work.now.getTime()),
    person_id,
    ...columnsOf(tidied(item)),
    declared_at: work.now,
  }))
  await insertRows(work.tx, 'declaration', rows)
  await publishAboutFirm(
    work,
    rows.map((row) => ({
      type: 'declaration.made',
      object: row.id,
      data: { person_id, kind: row.kind },
    })),
  )
  return declaredBy(work, person_id)
}

async function seeOwn(work: Work, id: string) {
  const row = await lockDeclaration(work.tx, id)
  if (!row || row.person_id !== me(work)) throw notFound()
  return row
}

export async function changeOwn(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeDeclaration>,
  isMet: IsMet,
): Promise<Declaration> {
  const before = await seeOwn(work, params.id)
  if (ifMatch !== before.version) expectVersion(ifMatch, present(before))
  const problems = problemsOf(body.item, 'item.')
  if (problems.length > 0) throw badInput(problems)
  const columns = columnsOf(tidied(body.item))
  // A note may be put right at any time; what a check met it by may not.
  const { note: _, ...telling } = columns
  const changes = Object.entries(telling).some(
    ([column, value]) => !isDeepStrictEqual(before[column as keyof typeof telling], value),
  )
  if (changes && (await isMet(work, onFile(before)))) throw refused('met_by_check')
  await work.tx
    .updateTable('declaration')
    .set({ ...columns, changed_at: work.now, version: before.version + 1 })
    .where('id', '=', params.id)
    .execute()
  await told(work, 'declaration.changed', params.id, body.item.kind)
  return present(await seeOwn(work, params.id))
}

/** What was declared by mistake counts no more; the row stays for checks that saw it. */
export async function withdrawOwn(
  work: Work,
  { params }: Input<typeof withdrawDeclaration>,
  isMet: IsMet,
) {
  const before = await seeOwn(work, params.id)
  if (await isMet(work, onFile(before))) throw refused('met_by_check')
  await work.tx
    .updateTable('declaration')
    .set({ withdrawn_at: work.now, version: before.version + 1 })
    .where('id', '=', params.id)
    .execute()
  await told(work, 'declaration.withdrawn', params.id, before.kind)
  return declaredBy(work, me(work))
}

const onFile = ({ id, person_id }: { id: string; person_id: string }): OnFile => ({
  kind: 'declaration',
  id,
  personId: person_id,
})

/** What a check met is withdrawn by the conflict officer, who says why, and of nobody's own. */
export async function withdrawOthers(
  work: Work,
  { params, query }: Input<typeof withdrawDeclarationOf>,
) {
  const before = await lockDeclarationAsDesk(work, params.declarationId)
  if (!before || before.person_id !== params.id) throw notFound()
  if (before.person_id === me(work)) throw refused('met_by_check')
  await asSystem(work, (tx) =>
    tx
      .updateTable('declaration')
      .set({
        withdrawn_at: work.now,
        withdrawn_by: me(work),
        withdrawn_because: query.reason,
        version: before.version + 1,
      })
      .where('id', '=', before.id)
      .execute(),
  )
  await publishAboutFirm(work, [
    {
      type: 'declaration.withdrawn',
      object: before.id,
      data: { person_id: before.person_id, kind: before.kind },
    },
  ])
  return declaredBy(work, before.person_id)
}

const lockDeclarationAsDesk = (work: Work, id: string) =>
  asSystem(work, (tx) => lockDeclaration(tx, id))

/** That this is all there is to declare, nothing perhaps. */
export async function confirmOwn(work: Work) {
  const person_id = me(work)
  await work.tx
    .insertInto('declaration_made')
    .values({ person_id, confirmed_at: work.now })
    .onConflict((row) => row.column('person_id').doUpdateSet({ confirmed_at: work.now }))
    .execute()
  await publishAboutFirm(work, [
    { type: 'declaration.confirmed', object: person_id, data: { person_id } },
  ])
  return declaredBy(work, person_id)
}

const told = (work: Work, type: string, object: string, kind: string) =>
  publishAboutFirm(work, [{ type, object, data: { person_id: me(work), kind } }])
