import type { Entrance } from '#access/index.ts'
import { answerEntrances } from './answers/index.ts'
import { definitionEntrances } from './definitions/index.ts'

export {
  allFormsInForce,
  type Answered,
  candidateLimit,
  customColumnsOf,
  customFieldsAmong,
  customFilter,
  customValuesOf,
  formsInForce,
  keepAnswers,
  type OwnedSheet,
  readAnswers,
  readWritten,
  type Sheet,
  sheetsOf,
} from './answers/index.ts'
export { formPolicy } from './definitions/index.ts'

export const formEntrances: Entrance[] = [...definitionEntrances, ...answerEntrances]
