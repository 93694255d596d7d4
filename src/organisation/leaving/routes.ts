import { type Entrance, entrance, type LaterHandler } from '#access/index.ts'
import type { Accounts } from '../people/index.ts'
import { leaveFirmEndpoint, previewLeavingEndpoint } from './contract.ts'
import type { Estate } from './estate.ts'
import { closeAccount } from './jobs.ts'
import { leaveFirm } from './leave-firm.ts'
import { ownEstate } from './own-estate.ts'
import { previewLeaving } from './preview-leaving.ts'

/** Leaving the firm over the estates of all areas; the organisation's own comes first. */
export function createLeaving(
  estates: Estate[],
  accounts: Accounts,
): { entrances: Entrance[]; later: LaterHandler[] } {
  const all = [ownEstate, ...estates]
  return {
    entrances: [
      entrance(previewLeavingEndpoint, previewLeaving(all)),
      entrance(leaveFirmEndpoint, leaveFirm(all)),
    ],
    later: [closeAccount(accounts)],
  }
}
