import { type Entrance, entrance } from '#access/index.ts'
import {
  endDelegationEndpoint,
  listDelegationsEndpoint,
  startDelegationEndpoint,
} from './contract.ts'
import { endDelegation } from './end-delegation.ts'
import { listDelegations } from './list-delegations.ts'
import { startDelegation } from './start-delegation.ts'

export const delegationEntrances: Entrance[] = [
  entrance(listDelegationsEndpoint, listDelegations),
  entrance(startDelegationEndpoint, startDelegation),
  entrance(endDelegationEndpoint, endDelegation),
]
