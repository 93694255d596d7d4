import { useRows } from '#ui/index.ts'
import type { ClientView, PageAct } from '#client-service/web/index.ts'
import {
  type BusinessDevelopment,
  listBusinessDevelopmentsEndpoint,
  listOpportunitiesEndpoint,
  listPlannedContactsEndpoint,
  type Opportunity,
  type PlannedContact,
} from '../contract.ts'

/** What is planned, noticed and known about clients: of one client, or of all one may see. */
export interface CareView {
  /** With one client: whom new records are about. */
  client?: ClientView['client']
  contacts: PlannedContact[]
  opportunities: Opportunity[]
  developments: BusinessDevelopment[]
  /** Some of these lists are still on their way: nobody may yet say that they are empty. */
  waiting: boolean
  rights: string[]
}
export type CareAct = PageAct<CareView>

/** The client's page sees the client and its care. */
export type ClientCareView = ClientView & CareView

/** Care of one client. */
export function useCareOf(clientId: string) {
  const query = { query: { client: clientId } }
  const planned = useRows(listPlannedContactsEndpoint, ['care'], {
    query: { client: clientId, state: 'planned' },
  }).rows
  const opportunities = useRows(listOpportunitiesEndpoint, ['care'], query).rows
  const developments = useRows(listBusinessDevelopmentsEndpoint, ['care'], query).rows
  return {
    contacts: planned ?? [],
    opportunities: opportunities ?? [],
    developments: developments ?? [],
    waiting: ![planned, opportunities, developments].every(Boolean),
  }
}
