import type { Work } from '#access/index.ts'
import { type Entrance, entrance, type Input } from '#access/serve.ts'
import {
  clientTimelineEndpoint,
  engagementTimelineEndpoint,
  leadTimelineEndpoint,
} from './contract.ts'
import { readTimeline, type TimelineOf } from './timeline.ts'

const of =
  (kind: TimelineOf['kind']) =>
  (work: Work, { params, query }: Input<typeof clientTimelineEndpoint>) =>
    readTimeline(work, { kind, id: params.id, ...query })

export const timelineEntrances: Entrance[] = [
  entrance(clientTimelineEndpoint, of('client')),
  entrance(engagementTimelineEndpoint, of('engagement')),
  entrance(leadTimelineEndpoint, of('lead')),
]
