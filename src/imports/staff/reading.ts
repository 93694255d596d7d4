import type { Role } from '#access/contract.ts'
import { meaningsOf, type Vocabulary } from '#platform/sheets/titles.ts'
import { tidyLine } from '#platform/text.ts'
import {
  day,
  extraColumn,
  line,
  mail,
  phone,
  type Reachable,
  type ReadCell,
  type Reading,
  type RowLook,
  type RowProblem,
  readName,
  saysNothing,
  unreached,
  type Words,
  warn,
} from '../reading/index.ts'

type Field =
  | 'name'
  | 'name_en'
  | 'mail'
  | 'phone'
  | 'department'
  | 'role'
  | 'joined_on'
  | 'left'
  | 'extra'
  | 'ignore'

/** Somebody of the firm as the list of staff has them. */
export interface ReadMember extends Reachable {
  name: string | null
  nameEn: string | null
  department: string | null
  roles: Role[]
  joinedOn: string | null
  /** Works here no more, by the list's own column. */
  left: boolean
  extra: Record<string, string>
}

type StaffProblem = 'name_needed' | 'mail_needed' | 'has_left' | 'role_by_hand'

const problems: Record<StaffProblem | 'department_needed', Words> = {
  name_needed: { zh: '没有姓名，请补上', en: 'There is no name; please add it' },
  mail_needed: {
    zh: '没有可用的邮箱，无法登录，请补上',
    en: 'There is no mail address to sign in with; please add it',
  },
  has_left: { zh: '已离职，不导入', en: 'Has left the firm and is not imported' },
  role_by_hand: {
    zh: '“{text}”的角色须由管理合伙人或管理员在人员页授予',
    en: 'The role of “{text}” is granted by hand on the page of people',
  },
  department_needed: {
    zh: '没有写部门，请补上，或在上面选择没写部门的归到哪里',
    en: 'No department is named; add one or choose above where such rows go',
  },
}

const fields: Record<Field, Words> = {
  name: { zh: '姓名', en: 'Name' },
  name_en: { zh: '英文名', en: 'English name' },
  mail: { zh: '邮箱', en: 'Email' },
  phone: { zh: '电话', en: 'Telephone' },
  department: { zh: '部门', en: 'Department' },
  role: { zh: '职务、岗位', en: 'Position' },
  joined_on: { zh: '入职日期', en: 'Joined on' },
  left: { zh: '在职状态', en: 'Whether still here' },
  extra: { zh: '其他（留在导入记录里）', en: 'Other (kept with the import)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}

const vocabulary: Vocabulary<Field> = {
  meaningOf: meaningsOf<Field>(
    {
      name: '姓名 员工姓名 人员姓名 律师姓名 中文名 中文姓名 名字 律师 人员 员工 name fullname employee employeename staff lawyer',
      name_en: '英文名 英文姓名 拼音 englishname nameen',
      mail: '邮箱 邮件 电子邮箱 电子邮件 工作邮箱 单位邮箱 企业邮箱 邮箱地址 email mail e-mail workemail',
      phone:
        '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 办公电话 座机 分机 phone mobile tel telephone',
      department:
        '部门 所在部门 所属部门 业务部门 部门名称 团队 所属团队 department dept team group',
      role: '职务 职位 岗位 职称 身份 角色 职级 岗位名称 人员类别 position title jobtitle role',
      joined_on:
        '入职日期 入职时间 入所日期 入所时间 到岗日期 加入日期 joinedon startdate hiredate',
      left: '在职状态 状态 是否在职 人员状态 status',
      extra:
        '执业证号 执业证号码 执业年限 身份证号 身份证 性别 出生日期 学历 政治面貌 工号 员工编号 备注 离职日期',
      ignore: '序号 编号 行号 no no. # id index',
    },
    [
      [/执业|身份证|出生|离职|学历|紧急/, 'extra'],
      [/邮箱|邮件|mail/, 'mail'],
      [/手机|电话|联系方式|phone|mobile/, 'phone'],
      [/部门|团队|department/, 'department'],
      [/入职|入所/, 'joined_on'],
      [/英文|拼音/, 'name_en'],
      [/职务|职位|岗位|角色|position/, 'role'],
      [/姓名|name/, 'name'],
    ],
  ),
  shared: new Set<Field>(['phone', 'mail', 'extra', 'ignore']),
}

// Narrowest first: 合伙人助理 is an assistant, 部门负责人律师 both head and lawyer.
const positions: [RegExp, Role[]][] = [
  [/管理合伙人|主任律师|律所主任|^主任$|managing/i, []],
  [/管理员|信息技术|信息化|^IT|网络|administrator/i, []],
  [/冲突|conflict/i, []],
  [/客户关系经理|客户经理/, ['client_relationship_manager']],
  [/客户服务|客服|专员$/, ['client_service_specialist']],
  [/助理|实习|秘书|assistant|trainee|paralegal/i, ['assistant']],
  [/市场|品牌|marketing/i, ['marketing']],
  [/财务|会计|出纳|finance|account/i, ['finance']],
  [/人事|人力|行政|human|hr\b/i, ['human_resources']],
  [/部门?(负责人|主任|主管|经理)|部长|head/i, ['department_head', 'lawyer']],
  [/合伙人|partner/i, ['partner', 'lawyer']],
  [/律师|顾问|lawyer|attorney|associate|counsel/i, ['lawyer']],
]

/** 张 伟 is spaced only so that names of two and three characters stand in line. */
const closedUp = (said: string) =>
  /^[\p{Script=Han}\s]+$/u.test(said) ? said.replaceAll(/\s/g, '') : said

const name: ReadCell<ReadMember> = (text, member, place, warnings) => {
  const read = readName(text, 'person', place, warnings)
  if (read !== null) member.name = closedUp(read).slice(0, 100)
}

const role: ReadCell<ReadMember> = (text, member, place, warnings) => {
  const value = tidyLine(text)
  if (value === '' || saysNothing(value)) return
  const meant = positions.find(([pattern]) => pattern.test(value))
  if (!meant) return void warn(warnings, place, 'word_unknown', value)
  member.roles = meant[1]
  if (meant[1].length > 0) return
  const code = 'role_by_hand' satisfies StaffProblem
  warnings.push({ column: place.column, code, values: { text: value } })
}

const left: ReadCell<ReadMember> = (text, member) => {
  member.left = /离职|离所|退休|否|^no$|left/i.test(text)
}

function judge(member: ReadMember, { columnOf }: RowLook) {
  const found: RowProblem<StaffProblem>[] = []
  if (member.name === null)
    found.push({ column: columnOf('name'), code: 'name_needed', values: {} })
  if (member.left) found.push({ column: columnOf('left'), code: 'has_left', values: {} })
  else if (member.mails.length === 0 || (member.mails[0]?.length ?? 0) > 254)
    found.push({ column: columnOf('mail'), code: 'mail_needed', values: {} })
  return { problems: found, warnings: [] }
}

/** How lists of staff are read. */
export const reading: Reading<ReadMember, Field> = {
  kind: 'staff',
  vocabulary,
  fields,
  days: new Set<Field>(['joined_on']),
  empty: () => ({
    name: null,
    nameEn: null,
    department: null,
    roles: [],
    joinedOn: null,
    left: false,
    extra: {},
    ...unreached(),
  }),
  readers: {
    name,
    name_en: line('nameEn', 100),
    mail,
    phone,
    department: line('department', 100),
    role,
    joined_on: day('joinedOn'),
    left,
    extra: extraColumn,
  },
  judge,
  keysOf: (member) => [
    ...member.mails.slice(0, 1).map((address): ['mail', string] => ['mail', address]),
    ...member.phones.slice(0, 1).map((number): ['phone', string] => ['phone', number]),
  ],
  problems,
}
