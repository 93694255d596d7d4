export { leastBurdened, matchRule } from './rules.ts'
export { entrances as assignmentRuleEntrances } from './save-assignment-rules.ts'
export { currentRules } from './sql.ts'
