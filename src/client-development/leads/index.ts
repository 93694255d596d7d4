import { entrances as assigning } from './assign-lead.ts'
import { entrances as ending } from './end-lead.ts'
import { entrances as exporting } from './export-leads.ts'
import { entrances as duplicates } from './find-duplicates.ts'
import { entrances as referrers } from './find-referrers.ts'
import { entrances as lists } from './list-leads.ts'
import { entrances as registering } from './register-lead.ts'
import { entrances as screening } from './screen-lead.ts'
import { entrances as snoozing } from './snooze-lead.ts'

export { readCards } from './cards.ts'
export { checkDetails } from './check-details.ts'
export { type DuplicateKeys, leadsWithKeys } from './find-duplicates.ts'
export { followMembers } from './jobs.ts'
export { type LeadDraft, registerLeads } from './register-leads.ts'
export { asksWhatWasPresented, hasEnded, movedOn } from './rules.ts'
export { leadAbilities, leadFor, seeLead, stateOf } from './see.ts'
export { wakeLeads, wakeUp } from './snooze-lead.ts'
export {
  type LeadChanges,
  type LeadRow,
  placeInDepartment,
  replaceMembers,
  saveLead,
} from './sql.ts'

export const leadEntrances = [
  ...registering,
  ...duplicates,
  ...referrers,
  ...lists,
  ...screening,
  ...assigning,
  ...snoozing,
  ...ending,
  ...exporting,
]
