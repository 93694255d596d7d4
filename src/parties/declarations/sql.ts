import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Declaration, DeclarationFields } from './contract.ts'

const standing = (tx: Tx) =>
  tx.selectFrom('declaration').selectAll().where('withdrawn_at', 'is', null)

export type DeclarationRow = Awaited<ReturnType<typeof selectDeclarations>>[number]

const inOrder = (tx: Tx) => standing(tx).orderBy('person_id').orderBy('kind').orderBy('id')

export const selectDeclarations = (tx: Tx, people: string[]) =>
  inOrder(tx).where('person_id', '=', sql<string>`any(${people}::uuid[])`).execute()

/** Those of everybody who has not left. */
export const selectDeclarationsOfFirm = (tx: Tx) =>
  inOrder(tx)
    .where(
      sql<boolean>`exists (select 1 from person p where p.id = declaration.person_id and p.status <> 'left')`,
    )
    .execute()

export const lockDeclaration = (tx: Tx, id: string) =>
  standing(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Columns of what was written; what belongs to another kind is empty. */
export const columnsOf = (fields: DeclarationFields) => ({
  kind: fields.kind,
  holder: fields.kind === 'interest' ? fields.holder : null,
  holder_name: fields.kind === 'interest' ? fields.holderName : '',
  interest: fields.kind === 'interest' ? fields.interest : null,
  office: fields.kind === 'office' ? fields.office : null,
  matter_part: fields.kind === 'matter' ? fields.matterPart : null,
  name: fields.name,
  number: fields.kind === 'office' ? null : fields.number,
  opponents: fields.kind === 'matter' ? fields.opponents : [],
  court: fields.kind === 'matter' ? fields.court : '',
  from_date: fields.fromDate,
  to_date: fields.toDate,
  note: fields.note,
})

export const present = (row: DeclarationRow): Declaration => ({
  id: row.id,
  kind: row.kind as Declaration['kind'],
  holder: row.holder as Declaration['holder'],
  holderName: row.holder_name,
  interest: row.interest as Declaration['interest'],
  office: row.office as Declaration['office'],
  matterPart: row.matter_part as Declaration['matterPart'],
  name: row.name,
  number: row.number,
  opponents: row.opponents,
  court: row.court,
  fromDate: row.from_date,
  toDate: row.to_date,
  note: row.note,
  declaredAt: row.declared_at.toISOString(),
  changedAt: row.changed_at?.toISOString() ?? null,
  version: row.version,
})

export const selectConfirmed = (tx: Tx, person: string) =>
  tx
    .selectFrom('declaration_made')
    .select('confirmed_at')
    .where('person_id', '=', person)
    .executeTakeFirst()
