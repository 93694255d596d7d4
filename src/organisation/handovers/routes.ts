import { type Entrance, entrance } from '#access/index.ts'
import { acceptHandover } from './accept-handover.ts'
import {
  acceptHandoverEndpoint,
  listHandoverPartsEndpoint,
  listHandoversEndpoint,
  offerHandoverEndpoint,
  offerHandoversEndpoint,
  returnHandoverEndpoint,
  withdrawHandoverEndpoint,
} from './contract.ts'
import { returnHandover, withdrawHandover } from './end-handover.ts'
import { listHandovers } from './list-handovers.ts'
import { listHandoverParts } from './list-parts.ts'
import { offerHandover } from './offer-handover.ts'
import { offerHandovers } from './offer-handovers.ts'

export const handoverEntrances: Entrance[] = [
  entrance(listHandoversEndpoint, listHandovers),
  entrance(listHandoverPartsEndpoint, listHandoverParts),
  entrance(offerHandoverEndpoint, offerHandover),
  entrance(offerHandoversEndpoint, offerHandovers),
  entrance(acceptHandoverEndpoint, acceptHandover),
  entrance(returnHandoverEndpoint, returnHandover),
  entrance(withdrawHandoverEndpoint, withdrawHandover),
]
