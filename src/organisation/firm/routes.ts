import { type Entrance, entrance } from '#access/index.ts'
import { changeFirm } from './change-firm.ts'
import { changeFirmEndpoint, readFirmEndpoint, readFirmNoticeEndpoint } from './contract.ts'
import { readFirm, readFirmNotice } from './read-firm.ts'

export const firmEntrances: Entrance[] = [
  entrance(readFirmEndpoint, readFirm),
  entrance(readFirmNoticeEndpoint, readFirmNotice),
  entrance(changeFirmEndpoint, changeFirm),
]
