import type { DepartmentKind, PracticeArea } from '../departments/index.ts'

export type FirmRefusal = 'already_set_up'

export interface FirstDepartment {
  name: string
  nameEn: string
  kind: DepartmentKind
  practiceAreas: PracticeArea[]
}

const support = (name: string, nameEn: string, kind: DepartmentKind): FirstDepartment => ({
  name,
  nameEn,
  kind,
  practiceAreas: [],
})

const practice = (name: string, nameEn: string, areas: PracticeArea[]): FirstDepartment => ({
  name,
  nameEn,
  kind: 'practice',
  practiceAreas: areas,
})

/** The departments a firm begins with (provision O1–O6); it changes them afterwards. */
export const firstDepartments: FirstDepartment[] = [
  support('管理层', 'Management', 'management'),
  support('客户关系部', 'Client Relationship', 'client_relationship'),
  support('市场部', 'Marketing', 'marketing'),
  support('财务部', 'Finance', 'finance'),
  support('人力资源部', 'Human Resources', 'human_resources'),
  support('信息技术部', 'Information Technology', 'information_technology'),
  practice('刑事业务部', 'Criminal Practice', ['criminal']),
  practice('民事业务部', 'Civil Practice', [
    'civil',
    'labour',
    'administrative',
    'real_estate',
    'family',
    'other',
  ]),
  practice('商事业务部', 'Commercial Practice', [
    'commercial',
    'intellectual_property',
    'finance',
    'foreign',
  ]),
]
