import type { Work } from '#access/index.ts'
import {
  checkDepartment,
  type DefaultField,
  type Defaults,
  departmentDefault,
  type ImportPlug,
  unmakeImported,
} from '#imports/index.ts'
import { staffAmong } from '#organisation/index.ts'
import { byName } from '#platform/db/by-name.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { findKnown } from './known.ts'
import { makeClients } from './make-clients.ts'
import { reading, type ReadClient } from './reading.ts'

/** Lists of the clients a firm had before. */
export const clientImport: ImportPlug<ReadClient> = {
  reading,
  readingModule: new URL('./reading.ts', import.meta.url),
  makes: 'client',
  fieldsOn: 'client',
  defaults: [specialistDefault(), departmentDefault],
  checkDefaults,
  references: ({ specialist, manager, department }) => [
    ...(specialist === null ? [] : [{ to: 'person' as const, written: specialist, needed: true }]),
    ...(manager === null ? [] : [{ to: 'person' as const, written: manager, needed: true }]),
    ...(department === null
      ? []
      : [{ to: 'department' as const, written: department, needed: false }]),
  ],
  findKnown: (tx, _importId, entries) => findKnown(tx, entries),
  names: clientNames,
  make: makeClients,
  undo: (work, importId, ids) => undo(work, importId, ids),
}

function specialistDefault(): DefaultField {
  return {
    name: 'specialistId',
    words: { zh: '没写专员的归到', en: 'Specialist where none is named' },
    under: null,
    options: async (tx) => {
      const rows = await tx
        .selectFrom('person')
        .innerJoin('person_role', 'person_role.person_id', 'person.id')
        .select(['person.id', 'person.name'])
        .where('person_role.role', '=', 'client_service_specialist')
        .where('person.status', '<>', 'left')
        .orderBy(byName('person.name'))
        .execute()
      return rows.map((row) => ({ ...row, under: null }))
    },
  }
}

async function checkDefaults(work: Work, defaults: Defaults): Promise<FieldProblem[]> {
  const problems = await checkDepartment(work, defaults)
  const { specialistId } = defaults
  if (!specialistId) return problems
  const staff = await staffAmong(work.tx, [specialistId])
  return staff.has(specialistId)
    ? problems
    : [...problems, { path: 'specialistId', code: 'not_found' }]
}

export async function clientNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('client').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function undo(work: Work, importId: string, ids: string[]): Promise<string[]> {
  const gone = await unmakeImported(work.tx, importId, ids)
  await work.publish(
    gone.map((id) => ({
      type: 'client.import_undone',
      subject: { kind: 'client' as const, id },
      data: { import_id: importId, never_was: true },
    })),
  )
  return gone
}

export { type ClientNamed, type ClientSaid, clientUnknown, namedClients } from './named-clients.ts'
