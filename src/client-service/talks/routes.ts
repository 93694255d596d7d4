import { type Entrance, entrance } from '#access/serve.ts'
import { listTalksEndpoint, recordTalkEndpoint } from './contract.ts'
import { listTalks, recordTalk } from './talks.ts'

export const talkEntrances: Entrance[] = [
  entrance(listTalksEndpoint, listTalks),
  entrance(recordTalkEndpoint, recordTalk),
]
