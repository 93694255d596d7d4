import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import {
  After,
  ById,
  Day,
  Id,
  Instant,
  Named,
  PageSize,
  page,
  text,
} from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

/** A course as clauses of the charter name it. */
export const Course = text(80)

export const TrainingRecord = z.object({
  id: Id,
  person: Named,
  course: z.string(),
  passedOn: Day,
  /** The last day on which it counts; null when it does not lapse. */
  validUntil: Day.nullable(),
  recordedBy: Named,
  recordedAt: Instant,
})
export type TrainingRecord = z.infer<typeof TrainingRecord>

export const recordTrainingEndpoint = endpoint({
  name: 'recordTraining',
  method: 'POST',
  path: '/api/training-records',
  right: 'recordTraining',
  summary: '登记一人通过的培训课程',
  body: z.strictObject({
    personId: Id,
    course: Course,
    passedOn: Day,
    validUntil: Day.nullable().default(null),
  }),
  reply: TrainingRecord,
  status: 201,
})

export const takeBackTrainingEndpoint = endpoint({
  name: 'takeBackTraining',
  method: 'DELETE',
  path: '/api/training-records/:id',
  right: 'recordTraining',
  summary: '撤回误登记的培训记录；操作记录中仍可查到',
  params: ById,
  reply: z.object({ id: Id }),
})

const filters = { person: Id.optional(), course: Course.optional() }

export const listTrainingRecordsEndpoint = endpoint({
  name: 'listTrainingRecords',
  method: 'GET',
  path: '/api/training-records',
  right: 'listTrainingRecords',
  summary: '培训记录，最近通过的在前：人力资源看全部，其他人看自己的',
  query: z.strictObject({ ...filters, after: After, limit: PageSize }),
  reply: page(TrainingRecord),
})

export const exportTrainingRecordsEndpoint = exportEndpoint({
  name: 'exportTrainingRecords',
  path: '/api/training-records/exports',
  right: 'exportTrainingRecords',
  summary: '导出培训记录：人力资源导出全部，其他人导出自己的',
  query: z.strictObject(filters),
})
