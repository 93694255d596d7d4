import { entrances as answering } from './answer-lead-form.ts'
import { entrances as changing } from './change-lead.ts'
import { entrances as reading } from './read-lead.ts'

export const leadFileEntrances = [...reading, ...changing, ...answering]
