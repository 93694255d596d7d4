import { type Estate, ownedRowsEstate } from '#organisation/index.ts'

/** Milestones, requests to clients and feedback that somebody who leaves the firm was to see to. */
export const serviceEstate: Estate = ownedRowsEstate('client-service', [
  {
    kind: 'milestone',
    table: 'plan_milestone',
    owner: 'responsible_id',
    label: 'title',
    // Earlier versions of a plan stay as they were.
    live: `o.state = 'planned' and o.plan_id = (
      select p.id from service_plan p where p.subject_id = o.subject_id order by p.number desc limit 1)`,
  },
  {
    kind: 'client_duty',
    table: 'client_duty',
    owner: 'owner_id',
    label: 'what',
    live: "o.state = 'requested'",
  },
  { kind: 'feedback', table: 'feedback', owner: 'handler_id', label: 'text', live: 'o.is_open' },
])
