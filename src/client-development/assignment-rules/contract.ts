import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { Id, Instant, Version } from '#platform/http/fields.ts'
import { line } from '../fields.ts'

/** One rule; the first that matches decides. Empty lists and no region match everything. */
export const AssignmentRule = z.strictObject({
  practiceAreas: z.array(PracticeArea).max(11).default([]),
  channelIds: z.array(Id).max(50).default([]),
  /** Matches regions that begin so: 浙江 matches 浙江省宁波市. */
  region: line(100).nullable().default(null),
  departmentId: Id,
  /** Whoever of these has the fewest open leads gets it. */
  specialistIds: z.array(Id).min(1).max(50),
})
export type AssignmentRule = z.infer<typeof AssignmentRule>

const AssignmentRules = z.object({
  /** Of the whole list; 0 while none was ever saved. */
  version: Version,
  savedAt: Instant.nullable(),
  rules: z.array(
    z.object({
      practiceAreas: z.array(PracticeArea),
      channelIds: z.array(Id),
      region: z.string().nullable(),
      departmentId: Id,
      specialistIds: z.array(Id),
    }),
  ),
})

export const listAssignmentRules = endpoint({
  name: 'listAssignmentRules',
  method: 'GET',
  path: '/api/assignment-rules',
  right: 'readAssignmentRules',
  summary: '分派规则',
  reply: AssignmentRules,
})
/** With `If-Match` (0 for the first time). Replaces the list; older lists are kept. */
export const saveAssignmentRules = endpoint({
  name: 'saveAssignmentRules',
  method: 'PUT',
  path: '/api/assignment-rules',
  right: 'saveAssignmentRules',
  summary: '保存分派规则',
  body: z.strictObject({ rules: z.array(AssignmentRule).max(100) }),
  reply: AssignmentRules,
})
