import { type Entrance, entrance } from '#access/index.ts'
import { changeFirm } from './change-firm.ts'
import { changeFirmEndpoint, readFirmEndpoint } from './contract.ts'
import { readFirm } from './read-firm.ts'

export const firmEntrances: Entrance[] = [
  entrance(readFirmEndpoint, readFirm),
  entrance(changeFirmEndpoint, changeFirm),
]
