import type { Entrance } from '#access/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { sayName } from '#platform/i18n/format.ts'
import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import {
  type Department,
  exportDepartmentsEndpoint,
  type listDepartmentsEndpoint,
} from './departments/contract.ts'
import { listDepartments } from './departments/list-departments.ts'
import { exportEntrance, type FiltersOf, onePage, pagesOf } from './exports/index.ts'
import {
  exportTrainingRecordsEndpoint,
  type listTrainingRecordsEndpoint,
  type TrainingRecord,
} from './training/contract.ts'
import { listTrainingRecords } from './training/list-training.ts'
import { administrationWords } from './web/administration-words.ts'
import { trainingWords } from './web/training/words.ts'
import { organisationWords } from './web/words.ts'

const named = fromScreen(organisationWords)
const administration = fromScreen(administrationWords)
const training = fromScreen(trainingWords)

const departmentColumns: SheetColumn<Department>[] = [
  { key: 'name', title: administration.title('department.name'), cell: sayName, width: 24 },
  {
    key: 'office',
    title: administration.title('department.office'),
    cell: ({ officeName, officeNameEn }, language) =>
      sayName({ name: officeName, nameEn: officeNameEn }, language),
  },
  {
    key: 'kind',
    title: administration.title('department.kind'),
    cell: named.choice((one) => `departmentKind.${one.kind}`),
  },
  {
    key: 'areas',
    title: administration.title('department.areas'),
    cell: named.choices((one) => one.practiceAreas.map((area) => `practiceArea.${area}` as const)),
    width: 30,
  },
  { key: 'head', title: administration.title('department.head'), cell: (one) => one.headName },
  { key: 'people', title: { zh: '人数', en: 'People' }, cell: (one) => one.people },
]

/** The columns of the screen under the same keys. */
const trainingColumns: SheetColumn<TrainingRecord>[] = [
  { key: 'person', title: training.title('person'), cell: (one) => one.person.name },
  { key: 'course', title: training.title('course'), cell: (one) => one.course, width: 30 },
  { key: 'passedOn', title: training.title('passedOn'), cell: (one) => ({ day: one.passedOn }) },
  {
    key: 'validUntil',
    title: training.title('validUntil'),
    cell: (one, language) =>
      one.validUntil ? { day: one.validUntil } : training.said('forGood', language),
  },
  { key: 'recordedBy', title: training.title('recordedBy'), cell: (one) => one.recordedBy.name },
]

/** Lists of the organisation as files, besides people. */
export const listExports: Entrance[] = [
  exportEntrance<QueryOf<typeof listDepartmentsEndpoint>, Department>({
    endpoint: exportDepartmentsEndpoint,
    list: 'departments',
    title: administration.title('section.departments'),
    columns: departmentColumns,
    page: onePage(async (work, query) => (await listDepartments(work, { query })).items),
  }),
  exportEntrance<FiltersOf<typeof listTrainingRecordsEndpoint>, TrainingRecord>({
    endpoint: exportTrainingRecordsEndpoint,
    list: 'training_records',
    title: training.title('title'),
    columns: trainingColumns,
    page: pagesOf(listTrainingRecords),
  }),
]
