import { type Entrance, entrance } from '#access/index.ts'
import { readKeptEndpoint, readMattersEndpoint } from './contract.ts'
import { readKept, readMatters } from './read-my-day.ts'

export const myDayEntrances: Entrance[] = [
  entrance(readMattersEndpoint, readMatters),
  entrance(readKeptEndpoint, readKept),
]
