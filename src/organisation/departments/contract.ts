import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Version } from '#platform/http/fields.ts'
import { sayName } from '#platform/i18n/format.ts'
import type { Language } from '#platform/i18n/words.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'
import { EnglishName, Name } from '../fields.ts'

export const departmentKinds = [
  'practice',
  'client_relationship',
  'marketing',
  'finance',
  'human_resources',
  'information_technology',
  'management',
] as const
export type DepartmentKind = (typeof departmentKinds)[number]

/** What a practice department does; leads and matters are sorted by the same codes. */
export const practiceAreas = [
  'criminal',
  'civil',
  'commercial',
  'labour',
  'administrative',
  'intellectual_property',
  'real_estate',
  'family',
  'finance',
  'foreign',
  'other',
] as const
export const PracticeArea = z.enum(practiceAreas)
export type PracticeArea = z.infer<typeof PracticeArea>

export const Department = z.object({
  id: Id,
  officeId: Id,
  officeName: z.string(),
  officeNameEn: z.string().nullable(),
  name: Name,
  nameEn: EnglishName,
  kind: z.enum(departmentKinds),
  practiceAreas: z.array(PracticeArea),
  headId: Id.nullable(),
  headName: z.string().nullable(),
  people: z.number().int(),
  archivedAt: Instant.nullable(),
  version: Version,
  abilities: z.object({ changeDepartment: z.boolean(), archiveDepartment: z.boolean() }),
})
export type Department = z.infer<typeof Department>

/** Name of the department that a row is of, in the reader's language. */
export const sayDepartment = <Name extends string | null>(
  { departmentName, departmentNameEn }: { departmentName: Name; departmentNameEn: string | null },
  language: Language,
): Name | string =>
  departmentName === null
    ? departmentName
    : sayName({ name: departmentName, nameEn: departmentNameEn }, language)

export const DepartmentFields = z
  .strictObject({
    officeId: Id,
    name: Name,
    nameEn: EnglishName.default(null),
    kind: z.enum(departmentKinds),
    practiceAreas: z.array(PracticeArea).max(practiceAreas.length).default([]),
    headId: Id.nullable().default(null),
  })
  .superRefine((department, context) => {
    const areas = department.practiceAreas
    const code = problemOfAreas(department.kind, areas)
    if (code) context.addIssue({ code: 'custom', message: code, path: ['practiceAreas'] })
  })
export type DepartmentFields = z.infer<typeof DepartmentFields>

function problemOfAreas(kind: DepartmentKind, areas: PracticeArea[]): string | null {
  if (kind === 'practice' && areas.length === 0) return 'required'
  if (kind !== 'practice' && areas.length > 0) return 'only_practice_departments'
  return new Set(areas).size < areas.length ? 'twice' : null
}

const Among = z.strictObject({
  archived: z.enum(['yes', 'no']).default('no'),
  officeId: Id.optional(),
  kind: z.enum(departmentKinds).optional(),
})

export const listDepartmentsEndpoint = endpoint({
  name: 'listDepartments',
  method: 'GET',
  path: '/api/departments',
  right: 'listDepartments',
  summary: '列出部门',
  query: Among,
  reply: z.object({ items: z.array(Department) }),
})

export const exportDepartmentsEndpoint = exportEndpoint({
  name: 'exportDepartments',
  path: '/api/departments/exports',
  right: 'exportDepartments',
  summary: '导出部门',
  query: Among,
})

export const openDepartmentEndpoint = endpoint({
  name: 'openDepartment',
  method: 'POST',
  path: '/api/departments',
  right: 'openDepartment',
  summary: '新设部门',
  body: DepartmentFields,
  reply: Department,
  status: 201,
})

export const changeDepartmentEndpoint = endpoint({
  name: 'changeDepartment',
  method: 'PUT',
  path: '/api/departments/:id',
  right: 'changeDepartment',
  summary: '修改部门、负责人与业务领域（需 If-Match）',
  params: ById,
  body: DepartmentFields,
  reply: Department,
})

export const archiveDepartmentEndpoint = endpoint({
  name: 'archiveDepartment',
  method: 'POST',
  path: '/api/departments/:id/archiving',
  right: 'archiveDepartment',
  summary: '停用部门（需 If-Match）',
  params: ById,
  reply: Department,
})
