import { entrances as campaigns } from './keep-campaigns.ts'
import { entrances as channels } from './keep-channels.ts'
import { entrances as introductions } from './keep-introductions.ts'

export const channelEntrances = [...channels, ...campaigns, ...introductions]
