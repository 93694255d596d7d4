import {
  creditCode,
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
  runningText,
  type SameKey,
  unreached,
  type Words,
  word,
} from '#imports/reading/index.ts'
import { meaningsOf, type Vocabulary } from '#platform/sheets/titles.ts'

type Field =
  | 'client'
  | 'code'
  | 'name'
  | 'position'
  | 'phone'
  | 'mail'
  | 'wechat'
  | 'main'
  | 'note'
  | 'extra'
  | 'ignore'

/** Somebody to talk to at a client, as the office's list has them. */
export interface ReadContact extends Reachable {
  client: string | null
  unifiedSocialCreditCode: string | null
  name: string | null
  position: string | null
  wechat: string | null
  main: 'yes' | 'no' | null
  note: string | null
  extra: Record<string, string>
}

type ContactProblem = 'contact_needed' | 'client_needed' | 'client_unknown' | 'client_ambiguous'

const problems: Record<ContactProblem, Words> = {
  contact_needed: { zh: '没有联系人姓名，请补上', en: 'No contact is named; please add one' },
  client_needed: { zh: '没有写明是哪个客户的联系人', en: 'It does not say of which client' },
  client_unknown: {
    zh: '系统里没有客户“{text}”，请先导入或新建客户',
    en: 'There is no client “{text}”; import or register the client first',
  },
  client_ambiguous: {
    zh: '不止一个客户叫“{text}”，请补上统一社会信用代码',
    en: 'Several clients are called “{text}”; please add the credit code',
  },
}

const fields: Record<Field, Words> = {
  client: { zh: '客户名称', en: 'Client' },
  code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  name: { zh: '联系人', en: 'Contact' },
  position: { zh: '职务', en: 'Position' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮箱', en: 'Email' },
  wechat: { zh: '微信', en: 'WeChat' },
  main: { zh: '是否主要联系人', en: 'Whether the main contact' },
  note: { zh: '备注', en: 'Note' },
  extra: { zh: '其他（写进备注）', en: 'Other (kept in the note)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}

const vocabulary: Vocabulary<Field> = {
  meaningOf: meaningsOf<Field>(
    {
      client:
        '客户名称 客户 单位 单位名称 公司 公司名称 所属客户 委托人 委托单位 企业名称 工作单位 client clientname company organisation organization',
      code: '统一社会信用代码 社会信用代码 信用代码 creditcode uscc',
      name: '联系人 联系人姓名 姓名 对接人 经办人 联络人 名字 contact contactname contactperson name',
      position: '职务 职位 岗位 联系人职务 头衔 position jobtitle title',
      phone:
        '电话 联系电话 手机 手机号 手机号码 联系方式 联系人电话 办公电话 座机 电话号码 phone mobile tel telephone',
      mail: '邮箱 邮件 电子邮箱 电子邮件 email mail e-mail',
      wechat: '微信 微信号 wechat',
      main: '主要联系人 是否主要联系人 首要联系人 main primary',
      note: '备注 说明 note notes remark',
      extra: '部门 地址 联系地址 生日 性别 爱好',
      ignore: '序号 编号 行号 no no. # id index',
    },
    [
      [/电话|手机|联系方式|phone|mobile/, 'phone'],
      [/邮箱|邮件|mail/, 'mail'],
      [/微信|wechat/, 'wechat'],
      [/信用代码/, 'code'],
      [/主要/, 'main'],
      [/职务|职位/, 'position'],
      [/客户|单位|公司|company|client/, 'client'],
      [/联系人|姓名|contact|name/, 'name'],
    ],
  ),
  shared: new Set<Field>(['phone', 'mail', 'note', 'extra', 'ignore']),
}

const named =
  (key: 'client' | 'name'): ReadCell<ReadContact> =>
  (text, contact, place, warnings) => {
    const read = readName(text, key === 'client' ? 'organisation' : 'person', place, warnings)
    if (read !== null) contact[key] = read.slice(0, key === 'client' ? 200 : 100)
  }

function judge(contact: ReadContact, { columnOf }: RowLook) {
  const found: RowProblem<ContactProblem>[] = []
  if (contact.client === null && contact.unifiedSocialCreditCode === null)
    found.push({ column: columnOf('client'), code: 'client_needed', values: {} })
  if (contact.name === null)
    found.push({ column: columnOf('name'), code: 'contact_needed', values: {} })
  return { problems: found, warnings: [] }
}

/** Of one client, somebody is the same by number, address, or name. */
export function keysOf(contact: ReadContact): [SameKey, string][] {
  const at = contact.unifiedSocialCreditCode ?? contact.client ?? ''
  const keys: [SameKey, string][] = contact.phones.map((number) => ['phone', `${at} ${number}`])
  for (const address of contact.mails) keys.push(['mail', `${at} ${address}`])
  if (contact.name !== null) keys.push(['organisation_and_person', `${at} ${contact.name}`])
  return keys
}

/** How lists of contacts are read. */
export const reading: Reading<ReadContact, Field> = {
  kind: 'contact',
  vocabulary,
  fields,
  days: new Set<Field>(),
  empty: () => ({
    client: null,
    unifiedSocialCreditCode: null,
    name: null,
    position: null,
    wechat: null,
    main: null,
    note: null,
    extra: {},
    ...unreached(),
  }),
  readers: {
    client: named('client'),
    code: creditCode('unifiedSocialCreditCode'),
    name: named('name'),
    position: line('position', 100),
    phone,
    mail,
    wechat: line('wechat', 100),
    main: word('main', [
      [/^(是|主要|√|✓|y|yes|1)/i, 'yes'],
      [/^(否|n|no|0|×)/i, 'no'],
    ]),
    note: runningText('note'),
    extra: extraColumn,
  },
  judge,
  keysOf,
  problems,
}
