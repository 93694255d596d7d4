import { type Estate, ownedRowsEstate } from '#organisation/index.ts'

/** Contacts planned and opportunities noticed of somebody who leaves the firm. */
export const maintenanceEstate: Estate = ownedRowsEstate('client-maintenance', [
  {
    kind: 'planned_contact',
    table: 'planned_contact',
    owner: 'owner_id',
    label: 'planned_on',
    live: "o.state = 'planned'",
  },
  {
    kind: 'opportunity',
    table: 'opportunity',
    owner: 'owner_id',
    label: 'title',
    live: "o.state = 'noticed'",
  },
])
