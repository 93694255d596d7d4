import { type Entrance, entrance } from '#access/index.ts'
import { listAcquaintancesEndpoint, readClientSatisfactionEndpoint } from './contract.ts'
import { listAcquaintances, readClientSatisfaction } from './read-relationship.ts'

export const relationshipEntrances: Entrance[] = [
  entrance(readClientSatisfactionEndpoint, readClientSatisfaction),
  entrance(listAcquaintancesEndpoint, listAcquaintances),
]
