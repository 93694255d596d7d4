import { isOrStandsInFor, type Permission, type PolicyTable, type Role } from '#access/index.ts'

/** What rights on an import depend on. */
export interface ImportThing {
  imported_by: string
}

const managers: Role[] = ['managing_partner', 'client_relationship_manager']
const importers: Role[] = [...managers, 'marketing', 'client_service_specialist']

/** The importer's own, and the managers'. */
const ownOrManaged: Permission<ImportThing> = {
  roles: importers,
  when: (actor, thing) => isOrStandsInFor(actor, thing.imported_by),
  always: managers,
}

/** Rights of the import of leads. */
export const importPolicy = {
  importLeads: {
    roles: importers,
    when: (actor, thing) => isOrStandsInFor(actor, thing.imported_by),
  },
  readLeadImports: { roles: importers },
  readLeadImportRows: ownOrManaged,
  cancelLeadImport: ownOrManaged,
  undoLeadImport: ownOrManaged,
} satisfies PolicyTable<ImportThing>
export type ImportRight = keyof typeof importPolicy
