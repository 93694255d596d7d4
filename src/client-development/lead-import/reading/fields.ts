import type { Words } from '#imports/reading/index.ts'
import { compactTitle, meaningsOf, type Vocabulary } from '#platform/sheets/titles.ts'

/** What a column can mean. `extra` is kept beside the lead under its own title, `ignore` is not. */
const fields = [
  'name',
  'contact_name',
  'organisation',
  'job_title',
  'phone',
  'mail',
  'wechat',
  'need',
  'practice_area',
  'channel',
  'campaign',
  'referrer',
  'received_on',
  'region',
  'amount',
  'intent',
  'handler',
  'note',
  'unified_social_credit_code',
  'identity_number',
  'extra',
  'ignore',
] as const
export type Field = (typeof fields)[number]

/** Fields that several columns may share: a mobile and a landline, two columns of remarks. */
const shared: ReadonlySet<Field> = new Set(['phone', 'mail', 'need', 'note', 'extra', 'ignore'])

const exactTitles: Partial<Record<Field, string>> = {
  name: '姓名 客户姓名 客户名称 客户 名称 咨询人 咨询者 来电人 来访人 当事人 委托人 被推荐客户 被推荐人 潜在客户 客户姓名/单位 姓名/单位 客户姓名/公司 name fullname customer customername client clientname prospect lead leadname caller',
  contact_name: '联系人 联系人姓名 对接人 contact contactname contactperson',
  organisation:
    '公司 公司名称 单位 单位名称 工作单位 企业 企业名称 机构 机构名称 company companyname organisation organization employer firm',
  job_title: '职务 职位 岗位 头衔 职称 jobtitle title position',
  phone:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 座机 固话 固定电话 办公电话 移动电话 来电号码 phone mobile tel telephone phonenumber mobilephone cell landline',
  mail: '邮箱 邮件 电子邮箱 电子邮件 邮箱地址 email mail e-mail emailaddress',
  wechat: '微信 微信号 wechat wechatid weixin',
  need: '咨询内容 需求 需求描述 咨询事项 咨询问题 诉求 内容 问题 案情 案情简介 事项 need needs inquiry enquiry question request',
  practice_area:
    '案件类型 业务类型 业务领域 专业领域 案由 类型 法律领域 practicearea matter mattertype casetype',
  channel:
    '来源渠道 渠道 来源 客户来源 线索来源 媒体 平台 推广渠道 channel source leadsource media',
  campaign: '推广活动 活动 活动名称 栏目 栏目/账号 账号 推广计划 campaign event eventname',
  referrer: '推荐人 介绍人 引荐人 转介绍人 案源人 referrer referredby introducedby',
  received_on:
    '日期 咨询日期 咨询时间 来电日期 来电时间 登记日期 登记时间 录入日期 收到日期 活动日期 推荐日期 线索日期 提交时间 创建时间 date receivedon received inquirydate enquirydate createdat submittedat',
  region: '地区 所在地区 所在地 城市 省份 省市 区域 地域 region city province location area',
  amount:
    '标的 标的额 标的金额 预计标的 争议金额 涉案金额 预算 预计金额 金额 amount value budget dealvalue',
  intent: '意向 意向程度 意向度 意向等级 客户意向 线索等级 intent interest priority',
  handler:
    '跟进人 负责人 接待人 经办人 对接律师 负责律师 跟进律师 handler owner assignedto assignee',
  note: '备注 说明 附注 其他 其它 note notes remark remarks comment comments',
  unified_social_credit_code:
    '统一社会信用代码 社会信用代码 信用代码 统一信用代码 纳税人识别号 税号 unifiedsocialcreditcode creditcode uscc taxid',
  identity_number:
    '身份证 身份证号 身份证号码 居民身份证号码 公民身份号码 identitynumber idnumber idcard',
  extra:
    '跟进日期 跟进时间 下次跟进 下次跟进日期 跟进情况 跟进记录 跟进结果 出生日期 生日 性别 年龄 followup nextfollowup birthday gender age',
  ignore: '序号 编号 行号 no no. # id index sn',
}

// For longer titles, narrowest meaning first: 推荐人电话 is no referrer, 微信昵称 no name.
const partOfTitle: [RegExp, Field][] = [
  [/跟进|生日|出生|性别|年龄|推荐人.*(电话|手机)/, 'extra'],
  [/身份证|identity/, 'identity_number'],
  [/信用代码|税号/, 'unified_social_credit_code'],
  [/电话|手机|联系方式|座机|phone|mobile/, 'phone'],
  [/邮箱|邮件|e-?mail/, 'mail'],
  [/微信号|wechat/, 'wechat'],
  [/推荐人|介绍人|引荐|referr/, 'referrer'],
  [/活动名称|栏目|campaign/, 'campaign'],
  [/渠道|来源|channel|source/, 'channel'],
  [/日期|时间|date/, 'received_on'],
  [/案件类型|业务类型|案由|practice/, 'practice_area'],
  [/地区|城市|所在地|省份|region|city/, 'region'],
  [/标的|金额|预算|amount|budget/, 'amount'],
  [/意向/, 'intent'],
  [/负责人|经办|接待/, 'handler'],
  [/职务|职位|岗位/, 'job_title'],
  [/咨询内容|需求|诉求|案情|内容/, 'need'],
  [/联系人|contact/, 'contact_name'],
  [/公司|单位|企业|机构|company|organi[sz]ation/, 'organisation'],
  [/姓名|名称|客户|来电人|咨询人|name|client|prospect/, 'name'],
  [/备注|remark|note|comment/, 'note'],
]

const personal = /姓名|^name$|fullname/

/** The columns of lists of leads. */
export const vocabulary: Vocabulary<Field> = {
  meaningOf: meaningsOf(exactTitles, partOfTitle),
  shared,
  prose: 'need',
  /** 客户名称 beside 姓名: the client and the person who speaks for it, whichever comes first. */
  pairOf({ field, title, earlierTitle, isTaken }) {
    if (field !== 'name' || isTaken('contact_name')) return null
    if (personal.test(compactTitle(title))) return { field: 'contact_name', earlier: 'name' }
    if (!personal.test(compactTitle(earlierTitle))) return null
    return { field: 'name', earlier: 'contact_name' }
  },
}

export const fieldWords: Record<Field, Words> = {
  name: { zh: '客户姓名或单位', en: 'Name (person or organisation)' },
  contact_name: { zh: '联系人', en: 'Contact' },
  organisation: { zh: '单位', en: 'Organisation' },
  job_title: { zh: '职务', en: 'Job title' },
  phone: { zh: '电话', en: 'Telephone' },
  mail: { zh: '邮箱', en: 'Email' },
  wechat: { zh: '微信', en: 'WeChat' },
  need: { zh: '咨询内容', en: 'Need' },
  practice_area: { zh: '业务领域', en: 'Practice area' },
  channel: { zh: '渠道', en: 'Channel' },
  campaign: { zh: '推广活动', en: 'Campaign' },
  referrer: { zh: '推荐人', en: 'Referrer' },
  received_on: { zh: '日期', en: 'Date received' },
  region: { zh: '地区', en: 'Region' },
  amount: { zh: '标的', en: 'Amount' },
  intent: { zh: '意向程度', en: 'Intent' },
  handler: { zh: '跟进人', en: 'Handled by' },
  note: { zh: '备注', en: 'Note' },
  unified_social_credit_code: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  identity_number: { zh: '身份证号码', en: 'Identity number' },
  extra: { zh: '其他（随线索保留）', en: 'Other (kept with the lead)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}
