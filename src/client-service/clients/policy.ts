import type { PolicyTable } from '#access/index.ts'
import { carersWork, everyonesWork, isCarer, isLeadLawyer, type Standing } from '../standing.ts'

export const clientPolicy: PolicyTable<Standing> = {
  listClients: { roles: 'anyone' },
  exportClients: { roles: 'anyone' },
  readClient: { roles: 'anyone' },
  changeClient: everyonesWork,
  completeProfile: everyonesWork,
  confirmDetails: everyonesWork,
  changeContacts: everyonesWork,
  tierClient: { ...carersWork, always: ['managing_partner', 'client_relationship_manager'] },
  setCareTeam: { roles: ['managing_partner', 'client_relationship_manager'] },
  readIdentityNumber: {
    roles: 'anyone',
    always: ['managing_partner', 'client_relationship_manager', 'conflict_officer', 'finance'],
    when: (actor, standing) => isCarer(actor, standing) || isLeadLawyer(actor, standing),
  },
}
