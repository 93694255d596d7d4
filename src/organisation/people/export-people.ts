import type { Role } from '#access/index.ts'
import { inOne, type InBoth, listedIn, type SheetColumn } from '#platform/sheets-out/index.ts'
import { sayDepartment } from '../departments/contract.ts'
import { exportEntrance } from '../exports/index.ts'
import { exportPeopleEndpoint, type Person, type PersonStatus } from './contract.ts'
import { type PeopleWanted, peoplePage } from './list-people.ts'

const roleTerms: Record<Role, InBoth> = {
  managing_partner: { zh: '管理合伙人', en: 'Managing partner' },
  partner: { zh: '合伙人', en: 'Partner' },
  lawyer: { zh: '律师', en: 'Lawyer' },
  assistant: { zh: '律师助理', en: 'Assistant' },
  department_head: { zh: '部门负责人', en: 'Head of department' },
  client_relationship_manager: { zh: '客户关系经理', en: 'Client relationship manager' },
  client_service_specialist: { zh: '客户服务专员', en: 'Client service specialist' },
  marketing: { zh: '市场专员', en: 'Marketing' },
  finance: { zh: '财务', en: 'Finance' },
  human_resources: { zh: '人力资源', en: 'Human resources' },
  it_administrator: { zh: '系统管理员', en: 'IT administrator' },
  conflict_officer: { zh: '冲突审查专员', en: 'Conflict officer' },
  complaint_owner: { zh: '投诉负责人', en: 'Complaint owner' },
}
const statusTerms: Record<PersonStatus, InBoth> = {
  active: { zh: '在职', en: 'Active' },
  on_leave: { zh: '休假中', en: 'On leave' },
  left: { zh: '已离职', en: 'Left' },
}

/** The columns of the screen under the same keys. */
const columns: SheetColumn<Person>[] = [
  { key: 'name', title: { zh: '姓名', en: 'Name' }, cell: (one) => one.name },
  { key: 'nameEn', title: { zh: '英文名', en: 'English name' }, cell: (one) => one.nameEn },
  {
    key: 'department',
    title: { zh: '部门', en: 'Department' },
    cell: sayDepartment,
    width: 20,
  },
  {
    key: 'roles',
    title: { zh: '角色', en: 'Roles' },
    cell: (one, language) =>
      listedIn(
        one.roles.map((role) => inOne(roleTerms[role], language)),
        language,
      ),
    width: 30,
  },
  { key: 'email', title: { zh: '邮箱', en: 'Email' }, cell: (one) => one.email, width: 30 },
  { key: 'phone', title: { zh: '电话', en: 'Telephone' }, cell: (one) => one.phone, width: 18 },
  {
    key: 'status',
    title: { zh: '状态', en: 'Status' },
    cell: (one, language) => inOne(statusTerms[one.status], language),
  },
  {
    key: 'joined',
    title: { zh: '入职日期', en: 'Joined on' },
    cell: (one) => one.joinedOn && { day: one.joinedOn },
  },
]

export const exportingPeople = exportEntrance<PeopleWanted, Person>({
  endpoint: exportPeopleEndpoint,
  list: 'people',
  title: { zh: '人员', en: 'People' },
  columns,
  page: peoplePage,
})
