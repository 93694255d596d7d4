export { allFormsInForce, formsInForce, readAnswers, type Sheet } from './ask.ts'
export {
  customFieldsOf,
  customFilter,
  entrances as answerEntrances,
} from './custom-fields.ts'
export { type Answered, keepAnswers } from './keep-answers.ts'
export { customValuesOf, type OwnedSheet, sheetsOf } from './read-answers.ts'
export { candidateLimit } from './sql.ts'
