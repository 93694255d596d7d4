import { entrances as claiming } from './claim-origination.ts'
import { entrances as deciding } from './decide-dispute.ts'
import { entrances as disputing } from './dispute-origination.ts'
import { claimOnRegistration, followEngagements, renewByActivity } from './follow.ts'
import { entrances as setting } from './keep-setting.ts'
import { entrances as lookingUp } from './look-up.ts'
import { entrances as ofClients } from './of-client.ts'
import { entrances as reading } from './read-origination.ts'

export { proposedShares } from './sql.ts'

export const originationEntrances = [
  ...reading,
  ...lookingUp,
  ...claiming,
  ...disputing,
  ...ofClients,
  ...deciding,
  ...setting,
]
export const originationHandlers = [claimOnRegistration, renewByActivity, followEngagements]
