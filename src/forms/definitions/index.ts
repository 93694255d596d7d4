import { entrances as keeping } from './keep-forms.ts'
import { entrances as reading } from './read-forms.ts'

export { formPolicy } from './policy.ts'
export { readQuestions } from './sql.ts'

export const definitionEntrances = [...reading, ...keeping]
