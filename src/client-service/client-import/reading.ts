import {
  creditCode,
  day,
  extraColumn,
  isOrganisationName,
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
import { residentIdentityNumber, unifiedSocialCreditCode } from '#parties/contract.ts'
import { meaningsOf, type Vocabulary } from '#platform/sheets/titles.ts'

type Field =
  | 'name'
  | 'kind'
  | 'code'
  | 'identity_kind'
  | 'identity_number'
  | 'contact'
  | 'position'
  | 'phone'
  | 'mail'
  | 'wechat'
  | 'specialist'
  | 'manager'
  | 'department'
  | 'tier'
  | 'since'
  | 'source'
  | 'needs'
  | 'note'
  | 'extra'
  | 'ignore'

type Identity =
  | 'resident_identity_card'
  | 'passport'
  | 'travel_permit'
  | 'residence_permit'
  | 'other'

/** A client as the office's list has them. */
export interface ReadClient extends Reachable {
  name: string | null
  kind: 'person' | 'organisation' | null
  unifiedSocialCreditCode: string | null
  /** Of a business licence the number is the credit code. */
  identityKind: Identity | 'business_licence' | null
  identityText: string | null
  identityNumber: string | null
  contactName: string | null
  position: string | null
  wechat: string | null
  specialist: string | null
  manager: string | null
  department: string | null
  tier: 'key' | 'regular' | 'occasional' | null
  since: string | null
  source: string | null
  needs: string | null
  note: string | null
  extra: Record<string, string>
  /** Titles of columns by the key of the firm's own field they were mapped to. */
  meant?: Record<string, string>
}

type ClientProblem = 'client_name_needed' | 'identity_unusable'

const problems: Record<ClientProblem, Words> = {
  client_name_needed: { zh: '没有客户名称，请补上', en: 'There is no client name; please add it' },
  identity_unusable: {
    zh: '证件号码“{text}”不正确，留空，请核对',
    en: 'The identity number “{text}” is not correct and is left blank; please check',
  },
}

const fields: Record<Field, Words> = {
  name: { zh: '客户名称', en: 'Client' },
  kind: { zh: '客户类型', en: 'Person or organisation' },
  code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  identity_kind: { zh: '证件类型', en: 'Kind of identity document' },
  identity_number: { zh: '证件号码', en: 'Identity number' },
  contact: { zh: '联系人', en: 'Contact' },
  position: { zh: '联系人职务', en: 'Position of the contact' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮箱', en: 'Email' },
  wechat: { zh: '微信', en: 'WeChat' },
  specialist: { zh: '客户专员', en: 'Specialist' },
  manager: { zh: '客户关系经理', en: 'Client relationship manager' },
  department: { zh: '部门', en: 'Department' },
  tier: { zh: '客户等级', en: 'Tier' },
  since: { zh: '成为客户的日期', en: 'Client since' },
  source: { zh: '客户来源', en: 'Where they came from' },
  needs: { zh: '需求', en: 'Needs' },
  note: { zh: '备注', en: 'Note' },
  extra: { zh: '其他（写进需求一栏）', en: 'Other (kept below the needs)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}

const vocabulary: Vocabulary<Field> = {
  meaningOf: meaningsOf<Field>(
    {
      name: '客户名称 客户姓名 客户 名称 客户名称/姓名 客户姓名/名称 客户单位 委托人 委托人名称 委托人姓名 委托单位 当事人 单位名称 公司名称 企业名称 姓名 client clientname customer customername name company',
      kind: '客户类型 客户性质 客户类别 委托人类型 类型 主体类型 性质 clienttype type',
      code: '统一社会信用代码 社会信用代码 信用代码 统一信用代码 纳税人识别号 税号 组织机构代码 creditcode uscc unifiedsocialcreditcode taxid',
      identity_kind: '证件类型 证件种类 证件名称 证照类型 documenttype idtype',
      identity_number:
        '证件号码 证件号 证件编号 证照号码 身份证 身份证号 身份证号码 居民身份证号码 公民身份号码 身份证号码/统一社会信用代码 证件号码/信用代码 idnumber documentnumber identitynumber',
      contact:
        '联系人 联系人姓名 主要联系人 对接人 经办人 联络人 业务联系人 contact contactperson contactname',
      position: '职务 职位 岗位 联系人职务 联系人职位 position jobtitle title',
      phone:
        '联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 联系人电话 联系人手机 联系人联系方式 固定电话 座机 办公电话 phone mobile tel telephone',
      mail: '邮箱 邮件 电子邮箱 电子邮件 联系人邮箱 email mail e-mail',
      wechat: '微信 微信号 联系人微信 wechat',
      specialist:
        '客户专员 客服专员 服务专员 客户服务专员 维护人 跟进人 客服 专员 specialist accountmanager',
      manager: '客户经理 客户关系经理 manager relationshipmanager',
      department: '部门 所属部门 承办部门 业务部门 服务部门 department',
      tier: '客户等级 客户级别 等级 级别 客户分级 重要程度 客户重要性 tier level grade',
      since:
        '建档日期 建档时间 合作日期 合作时间 首次合作 首次合作日期 首次委托日期 首次委托时间 成为客户日期 登记日期 收案日期 委托日期 签约日期 日期 since clientsince date',
      source: '客户来源 来源 来源渠道 渠道 案源 source channel',
      needs: '需求 客户需求 服务需求 主要业务 业务需求 needs',
      note: '备注 说明 附注 注意事项 note notes remark remarks',
      extra:
        '地址 联系地址 住址 注册地址 住所地 法定代表人 法人 行业 所属行业 开户行 账号 案由 对方当事人 主办律师 承办律师 协办律师 案源人 案号 收案编号 收费方式 收费金额 已收款 受理法院 审理阶段 状态 案件状态',
      ignore: '序号 编号 行号 客户编号 no no. # id index',
    },
    [
      [/信用代码|税号/, 'code'],
      [/证件(类型|种类)/, 'identity_kind'],
      [/证件|身份证/, 'identity_number'],
      [/电话|手机|联系方式|phone|mobile/, 'phone'],
      [/邮箱|邮件|mail/, 'mail'],
      [/微信|wechat/, 'wechat'],
      [/对方|被告|律师|案由|案号|收费|法院|地址|法定代表/, 'extra'],
      [/专员|客服/, 'specialist'],
      [/等级|级别/, 'tier'],
      [/来源|渠道/, 'source'],
      [/日期|时间|date/, 'since'],
      [/联系人|contact/, 'contact'],
      [/职务|职位/, 'position'],
      [/客户类型|性质/, 'kind'],
      [/客户|委托人|名称|client|customer/, 'name'],
      [/备注|remark|note/, 'note'],
    ],
  ),
  shared: new Set<Field>(['phone', 'mail', 'note', 'extra', 'ignore']),
  prose: 'needs',
  /** 姓名 beside 客户名称 is whoever speaks for the client, whichever comes first. */
  pairOf({ field, title, earlierTitle, isTaken }) {
    if (field !== 'name' || isTaken('contact')) return null
    if (/姓名|^name$/.test(title.trim())) return { field: 'contact', earlier: 'name' }
    if (/姓名|^name$/.test(earlierTitle.trim())) return { field: 'name', earlier: 'contact' }
    return null
  },
}

const name: ReadCell<ReadClient> = (text, client, place, warnings) => {
  const read = readName(text, 'organisation', place, warnings)
  if (read !== null) client.name = read.slice(0, 200)
}

const contact: ReadCell<ReadClient> = (text, client, place, warnings) => {
  const read = readName(text, 'person', place, warnings)
  if (read !== null) client.contactName = read.slice(0, 100)
}

/** What the numbers and the name say of the client, whatever column they stand in. */
function judge(client: ReadClient, { columnOf }: RowLook) {
  const warnings: RowProblem<ClientProblem>[] = []
  settleIdentity(client)
  if (client.identityText !== null && !hasIdentity(client)) {
    const values = { text: client.identityText.slice(0, 40) }
    warnings.push({ column: columnOf('identity_number'), code: 'identity_unusable', values })
  }
  const found: RowProblem<ClientProblem>[] =
    client.name === null
      ? [{ column: columnOf('name'), code: 'client_name_needed', values: {} }]
      : []
  return { problems: found, warnings }
}

const hasIdentity = (client: ReadClient) =>
  client.identityNumber !== null || client.unifiedSocialCreditCode !== null

function settleIdentity(client: ReadClient): void {
  const text = client.identityText
  const code = text === null ? null : unifiedSocialCreditCode(text)
  const resident = text === null ? null : residentIdentityNumber(text)
  if (client.unifiedSocialCreditCode === null && code?.ok && !resident?.ok) {
    client.unifiedSocialCreditCode = code.value
  }
  client.kind ??=
    client.unifiedSocialCreditCode !== null ||
    client.identityKind === 'business_licence' ||
    (client.name !== null && isOrganisationName(client.name))
      ? 'organisation'
      : 'person'
  if (client.kind === 'organisation' || text === null) return
  client.unifiedSocialCreditCode = null
  if (
    resident?.ok &&
    (client.identityKind ?? 'resident_identity_card') === 'resident_identity_card'
  ) {
    client.identityKind = 'resident_identity_card'
    client.identityNumber = resident.value
  } else if (client.identityKind && !/card|licence/.test(client.identityKind)) {
    client.identityNumber = text.slice(0, 40)
  }
}

/** An organisation is one by its code or its whole name; a person by a number nobody else has. */
export function keysOf(client: ReadClient): [SameKey, string][] {
  const keys: [SameKey, string][] = []
  const { unifiedSocialCreditCode: code, identityNumber } = client
  if (code !== null) keys.push(['unified_social_credit_code', code])
  if (identityNumber !== null) keys.push(['identity_number', identityNumber])
  if (client.kind === 'organisation') {
    if (client.name !== null) keys.push(['organisation', client.name])
    return keys
  }
  for (const number of client.phones) keys.push(['phone', number])
  for (const address of client.mails) keys.push(['mail', address])
  return keys
}

/** How lists of clients are read. */
export const reading: Reading<ReadClient, Field> = {
  kind: 'client',
  vocabulary,
  fields,
  days: new Set<Field>(['since']),
  empty: () => ({
    name: null,
    kind: null,
    unifiedSocialCreditCode: null,
    identityKind: null,
    identityText: null,
    identityNumber: null,
    contactName: null,
    position: null,
    wechat: null,
    specialist: null,
    manager: null,
    department: null,
    tier: null,
    since: null,
    source: null,
    needs: null,
    note: null,
    extra: {},
    ...unreached(),
  }),
  readers: {
    name,
    kind: word('kind', [
      [/个人|自然人|公民|person|individual/i, 'person'],
      [/单位|公司|企业|法人|组织|机构|政府|机关|org|company/i, 'organisation'],
    ]),
    code: creditCode('unifiedSocialCreditCode'),
    identity_kind: word('identityKind', [
      [/身份证|identity|^id/i, 'resident_identity_card'],
      [/护照|passport/i, 'passport'],
      [/通行证|台胞|港澳|回乡/, 'travel_permit'],
      [/居留|居住证|residence/i, 'residence_permit'],
      [/营业执照|信用代码|组织机构|法人证书|licen/i, 'business_licence'],
      [/./, 'other'],
    ]),
    identity_number: line('identityText', 40),
    contact,
    position: line('position', 100),
    phone,
    mail,
    wechat: line('wechat', 100),
    specialist: line('specialist', 100),
    manager: line('manager', 100),
    department: line('department', 100),
    tier: word('tier', [
      [/重点|重要|核心|关键|大客户|VIP|^A|key/i, 'key'],
      [/偶发|临时|一次性|散客|^C|occasional/i, 'occasional'],
      [/普通|一般|常规|^B|regular/i, 'regular'],
    ]),
    since: day('since'),
    source: line('source', 200),
    needs: runningText('needs'),
    note: runningText('note'),
    extra: extraColumn,
  },
  judge,
  keysOf,
  problems,
}
