import { type Entrance, entrance } from '#access/serve.ts'
import { answerClientFields } from './answer-fields.ts'
import { changeClient } from './change-client.ts'
import { completeProfile, confirmDetails } from './complete-profile.ts'
import { addContact, changeContact, removeContact } from './contacts.ts'
import { exportingClients } from './export-clients.ts'
import * as contract from './contract.ts'
import { listClients, readClient } from './read-clients.ts'
import { setCareTeam } from './set-care-team.ts'
import { tierClient } from './tier-client.ts'

export const clientEntrances: Entrance[] = [
  entrance(contract.listClientsEndpoint, listClients),
  exportingClients,
  entrance(contract.readClientEndpoint, readClient),
  entrance(contract.changeClientEndpoint, changeClient),
  entrance(contract.answerClientFieldsEndpoint, answerClientFields),
  entrance(contract.completeProfileEndpoint, completeProfile),
  entrance(contract.confirmDetailsEndpoint, confirmDetails),
  entrance(contract.tierClientEndpoint, tierClient),
  entrance(contract.setCareTeamEndpoint, setCareTeam),
  entrance(contract.addContactEndpoint, addContact),
  entrance(contract.changeContactEndpoint, changeContact),
  entrance(contract.removeContactEndpoint, removeContact),
]
