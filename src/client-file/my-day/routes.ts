import { type Entrance, entrance } from '#access/index.ts'
import { countDecisionsEndpoint, readKeptEndpoint, readMattersEndpoint } from './contract.ts'
import { readDecisionCount, readKept, readMatters } from './read-my-day.ts'

export const myDayEntrances: Entrance[] = [
  entrance(readMattersEndpoint, readMatters),
  entrance(readKeptEndpoint, readKept),
  entrance(countDecisionsEndpoint, readDecisionCount),
]
