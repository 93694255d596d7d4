import { entrances as changing } from './change-lead.ts'
import { entrances as reading } from './read-lead.ts'

export const leadFileEntrances = [...reading, ...changing]
