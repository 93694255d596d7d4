import { entrances as converting } from './convert-lead.ts'
import { entrances as deciding } from './decide-conflict.ts'
import { entrances as identifying } from './identify-lead.ts'
import { entrances as reading } from './read-conversion.ts'

export { followConflictDecision } from './decide-conflict.ts'
export { isWhole } from './rules.ts'
export { conflictDecisionsOf, conversionOf, identificationsOf } from './sql.ts'

export const conversionEntrances = [...deciding, ...identifying, ...reading, ...converting]
