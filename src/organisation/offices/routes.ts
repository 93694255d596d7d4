import { type Entrance, entrance } from '#access/index.ts'
import { archiveOffice } from './archive-office.ts'
import { changeOffice } from './change-office.ts'
import {
  archiveOfficeEndpoint,
  changeOfficeEndpoint,
  listOfficesEndpoint,
  openOfficeEndpoint,
} from './contract.ts'
import { listOffices } from './list-offices.ts'
import { openOffice } from './open-office.ts'

export const officeEntrances: Entrance[] = [
  entrance(listOfficesEndpoint, listOffices),
  entrance(openOfficeEndpoint, openOffice),
  entrance(changeOfficeEndpoint, changeOffice),
  entrance(archiveOfficeEndpoint, archiveOffice),
]
