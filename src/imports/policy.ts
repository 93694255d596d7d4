import { isOrStandsInFor, type Permission, type PolicyTable, type Role } from '#access/index.ts'
import type { ImportKind } from './kinds.ts'

/** What rights on an import depend on. */
export interface ImportThing {
  kind: ImportKind
  imported_by: string
}

const managers: Role[] = ['managing_partner', 'client_relationship_manager']

/** Who brings in lists of a kind, and who oversees everybody's (`may_import`, `oversees_import`). */
const rolesOf: Record<ImportKind, { importers: Role[]; overseers: Role[] }> = {
  lead: {
    importers: [...managers, 'marketing', 'client_service_specialist'],
    overseers: managers,
  },
  staff: {
    importers: ['managing_partner', 'it_administrator', 'human_resources'],
    overseers: ['managing_partner'],
  },
  client: { importers: managers, overseers: managers },
  contact: { importers: managers, overseers: managers },
  engagement: { importers: managers, overseers: managers },
}
const importers = [...new Set(Object.values(rolesOf).flatMap((one) => one.importers))]

const isOneOf = (roles: readonly Role[], allowed: readonly Role[]) =>
  roles.some((role) => allowed.includes(role))

/** Whoever may import lists of the kind. */
const ofTheKind: Permission<Pick<ImportThing, 'kind'>> = {
  roles: importers,
  when: (actor, { kind }) => isOneOf(actor.roles, rolesOf[kind].importers),
}
/** The importer's own, and the overseers'. */
const ownOrOverseen: Permission<ImportThing> = {
  roles: importers,
  when: (actor, { kind, imported_by }) =>
    isOneOf(actor.roles, rolesOf[kind].overseers) ||
    (isOneOf(actor.roles, rolesOf[kind].importers) && isOrStandsInFor(actor, imported_by)),
}

/** Rights of imports of every kind. */
export const importPolicy = {
  importSheets: {
    roles: importers,
    when: (actor, { kind, imported_by }) =>
      isOneOf(actor.roles, rolesOf[kind].importers) && isOrStandsInFor(actor, imported_by),
  },
  readImports: ofTheKind,
  exportImports: ofTheKind,
  readImportRows: ownOrOverseen,
  cancelImport: ownOrOverseen,
  holdNearSearch: ownOrOverseen,
  undoImport: ownOrOverseen,
} satisfies PolicyTable<ImportThing>
export type ImportRight = keyof typeof importPolicy
