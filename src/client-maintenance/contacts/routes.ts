import { type Entrance, entrance } from '#access/index.ts'
import { changePlannedContact } from './change-plan.ts'
import * as contract from './contract.ts'
import { exportingContacts } from './export-contacts.ts'
import { listContactRecords, listPlannedContacts, readPlannedContact } from './list-contacts.ts'
import { planContact } from './plan-contact.ts'
import { planOccasion } from './plan-occasion.ts'
import { recordContact } from './record-contact.ts'
import {
  cancelPlannedContact,
  completePlannedContact,
  postponePlannedContact,
} from './settle-plan.ts'

export const contactEntrances: Entrance[] = [
  entrance(contract.planContactEndpoint, planContact),
  entrance(contract.planOccasionEndpoint, planOccasion),
  entrance(contract.listPlannedContactsEndpoint, listPlannedContacts),
  exportingContacts,
  entrance(contract.readPlannedContactEndpoint, readPlannedContact),
  entrance(contract.changePlannedContactEndpoint, changePlannedContact),
  entrance(contract.postponePlannedContactEndpoint, postponePlannedContact),
  entrance(contract.completePlannedContactEndpoint, completePlannedContact),
  entrance(contract.cancelPlannedContactEndpoint, cancelPlannedContact),
  entrance(contract.recordContactEndpoint, recordContact),
  entrance(contract.listContactRecordsEndpoint, listContactRecords),
]
