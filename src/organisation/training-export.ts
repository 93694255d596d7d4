import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportEntrance, type FiltersOf, pagesOf } from './exports/index.ts'
import {
  exportTrainingRecordsEndpoint,
  type listTrainingRecordsEndpoint,
  type TrainingRecord,
} from './training/contract.ts'
import { listTrainingRecords } from './training/list-training.ts'
import { trainingWords } from './web/training/words.ts'

const { title, said } = fromScreen(trainingWords)

/** The columns of the screen under the same keys. */
const columns: SheetColumn<TrainingRecord>[] = [
  { key: 'person', title: title('person'), cell: (one) => one.person.name },
  { key: 'course', title: title('course'), cell: (one) => one.course, width: 30 },
  { key: 'passedOn', title: title('passedOn'), cell: (one) => ({ day: one.passedOn }) },
  {
    key: 'validUntil',
    title: title('validUntil'),
    cell: (one, language) => (one.validUntil ? { day: one.validUntil } : said('forGood', language)),
  },
  { key: 'recordedBy', title: title('recordedBy'), cell: (one) => one.recordedBy.name },
]

export const exportingTraining = exportEntrance<
  FiltersOf<typeof listTrainingRecordsEndpoint>,
  TrainingRecord
>({
  endpoint: exportTrainingRecordsEndpoint,
  list: 'training_records',
  title: title('title'),
  columns,
  page: pagesOf(listTrainingRecords),
})
