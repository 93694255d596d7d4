import { type Entrance, entrance } from '#access/index.ts'
import {
  discardReceivedEndpoint,
  downloadReceivedFileEndpoint,
  listLatestEndpoint,
  listReceivedEndpoint,
  makeMailDropEndpoint,
  putReceivedEndpoint,
  readMailDropEndpoint,
  returnReceivedEndpoint,
  revokeMailDropEndpoint,
} from './contract.ts'
import { type DropPlace, makeMailDrop, readMailDrop, revokeMailDrop } from './drop.ts'
import {
  discardReceived,
  downloadReceivedFile,
  listLatest,
  listReceived,
  putReceived,
  returnReceived,
} from './received.ts'

/** `place` is null where the firm takes no mail. */
export const receivedEntrances = (place: DropPlace | null): Entrance[] => [
  entrance(readMailDropEndpoint, readMailDrop(place)),
  entrance(makeMailDropEndpoint, makeMailDrop(place)),
  entrance(revokeMailDropEndpoint, revokeMailDrop),
  entrance(listReceivedEndpoint, listReceived),
  entrance(downloadReceivedFileEndpoint, downloadReceivedFile),
  entrance(putReceivedEndpoint, putReceived),
  entrance(discardReceivedEndpoint, discardReceived),
  entrance(returnReceivedEndpoint, returnReceived),
  entrance(listLatestEndpoint, listLatest),
]
