import type { Words } from '#imports/reading/index.ts'
import { compactTitle, meaningsOf, type Vocabulary } from '#platform/sheets/titles.ts'

/** What the columns of a register of engagements can mean. */
export type Field =
  | 'number'
  | 'court_number'
  | 'client'
  | 'code'
  | 'opponent'
  | 'third_party'
  | 'title'
  | 'cause'
  | 'practice'
  | 'department'
  | 'lead'
  | 'assisting'
  | 'originating'
  | 'fee_kind'
  | 'fee_amount'
  | 'paid'
  | 'amount_in_dispute'
  | 'court'
  | 'instance'
  | 'status'
  | 'opened_on'
  | 'signed_on'
  | 'closed_on'
  | 'term_to'
  | 'note'
  | 'extra'
  | 'ignore'

export const fields: Record<Field, Words> = {
  number: { zh: '收案编号', en: 'Number of the engagement' },
  client: { zh: '委托人', en: 'Client' },
  code: { zh: '委托人统一社会信用代码', en: 'Credit code of the client' },
  cause: { zh: '案由', en: 'Cause' },
  title: { zh: '案件或项目名称', en: 'Name of the matter' },
  opponent: { zh: '对方当事人', en: 'Opponent' },
  third_party: { zh: '第三人', en: 'Third party' },
  practice: { zh: '案件类型', en: 'Kind of matter' },
  department: { zh: '承办部门', en: 'Department' },
  lead: { zh: '主办律师', en: 'Lead lawyer' },
  assisting: { zh: '协办律师', en: 'Assisting lawyers' },
  originating: { zh: '案源人（可写比例）', en: 'Who brought it, with shares' },
  fee_kind: { zh: '收费方式', en: 'Kind of fees' },
  fee_amount: { zh: '收费金额', en: 'Fees' },
  paid: { zh: '已收款', en: 'Paid so far' },
  amount_in_dispute: { zh: '标的额', en: 'Amount in dispute' },
  court: { zh: '受理机关', en: 'Court or tribunal' },
  court_number: { zh: '法院案号', en: 'Case number of the court' },
  instance: { zh: '审理阶段', en: 'Instance' },
  status: { zh: '办理状态', en: 'State' },
  opened_on: { zh: '收案日期', en: 'Accepted on' },
  signed_on: { zh: '签约日期', en: 'Signed on' },
  term_to: { zh: '到期日', en: 'Term ends on' },
  closed_on: { zh: '结案日期', en: 'Closed on' },
  note: { zh: '备注', en: 'Note' },
  extra: { zh: '其他（写进服务范围）', en: 'Other (kept with the scope)' },
  ignore: { zh: '不导入', en: 'Not imported' },
}

export const problems = {
  client_needed: { zh: '没有委托人，请补上', en: 'No client is named; please add one' },
  matter_needed: { zh: '没有案由，也没有案件名称', en: 'Neither a cause nor a name of the matter' },
  already_closed: {
    zh: '已经结案；只导入在办的委托',
    en: 'Closed already; only open engagements are imported',
  },
  lead_needed: {
    zh: '没有主办律师，请补上，或在上面选择没写的归到谁',
    en: 'No lead lawyer; add one or choose above who leads such matters',
  },
  shares_not_whole: {
    zh: '案源比例“{text}”合计不是 100%，比例留在备注里',
    en: 'The shares “{text}” do not make 100 %; they are kept as a note',
  },
  client_unknown: {
    zh: '系统里没有客户“{text}”，请先导入客户（可用同一张表）',
    en: 'There is no client “{text}”; import the clients first, the same sheet will do',
  },
  client_ambiguous: {
    zh: '不止一个客户叫“{text}”，请补上统一社会信用代码',
    en: 'Several clients are called “{text}”; please add the credit code',
  },
} satisfies Record<string, Words>

const whole: Partial<Record<Field, string>> = {
  number:
    '收案编号 收案号 收案序号 案件编号 委托编号 合同编号 合同号 委托合同编号 所内编号 案号/收案编号 登记号 登记编号 案卷号 案号 number matternumber fileno casenumber',
  court_number: '法院案号 立案案号 案件案号 裁判案号 courtnumber',
  client:
    '委托人 委托人名称 委托人姓名 委托方 委托单位 当事人 客户 客户名称 客户姓名 委托人/客户 client clientname',
  code: '统一社会信用代码 委托人统一社会信用代码 信用代码 creditcode uscc',
  opponent:
    '对方当事人 对方 相对方 对方名称 对方当事人名称 被告 被申请人 对方单位 opponent opposingparty defendant',
  third_party: '第三人 其他当事人 thirdparty',
  title: '案件名称 项目名称 委托事项 事项 案名 名称 标题 title matter mattername',
  cause: '案由 罪名 案由/罪名 案由或委托事项 委托事由 纠纷类型 cause causeofaction',
  practice:
    '案件类型 业务类型 业务类别 案件类别 案件性质 类型 类别 专业领域 practicearea casetype mattertype',
  department: '承办部门 部门 业务部门 所属部门 办案部门 team department',
  lead: '主办律师 承办律师 经办律师 主办人 承办人 主办 负责律师 主任律师 律师 leadlawyer lawyer responsiblelawyer',
  assisting:
    '协办律师 协办人 协办 辅办律师 辅助律师 律师助理 助理 团队成员 assistinglawyer assistinglawyers assistant',
  originating:
    '案源人 案源 案源律师 案源人及比例 案源比例 介绍律师 开拓人 业务来源人 案源分配 originator originatinglawyer',
  fee_kind: '收费方式 收费类型 计费方式 收费形式 feekind billing',
  fee_amount:
    '收费金额 律师费 代理费 合同金额 收费 收费总额 应收金额 应收 合同标的 律师代理费 费用 fee fees feeamount',
  paid: '已收款 已收金额 已收 实收 实收金额 到账金额 已付 回款 paid received',
  amount_in_dispute: '标的额 标的 标的金额 诉讼标的 争议金额 涉案金额 诉讼标的额 amountindispute',
  court:
    '受理法院 管辖法院 法院 受理机关 审理法院 审理机关 仲裁机构 办案机关 受理单位 court tribunal',
  instance: '审理阶段 诉讼阶段 代理阶段 阶段 程序 审级 办案阶段 委托阶段 stage instance',
  status: '状态 案件状态 办理状态 办理情况 进展 是否结案 结案情况 当前状态 status state',
  opened_on:
    '收案日期 收案时间 委托日期 委托时间 登记日期 接案日期 接受委托日期 立案日期 日期 opened openedon date',
  signed_on: '签约日期 签订日期 合同日期 合同签订日期 签约时间 signedon',
  closed_on: '结案日期 结案时间 归档日期 closedon',
  term_to: '到期日 到期日期 合同到期日 服务期限止 期限 termends expires',
  note: '备注 说明 附注 note notes remark remarks',
  extra:
    '联系人 联系电话 电话 手机 地址 证件类型 证件号码 承办法官 法官 法官电话 开庭时间 开庭日期 风险等级 利冲结果',
  ignore: '序号 编号 行号 no no. # id index',
}

const parts: [RegExp, Field][] = [
  [/法院.*案号|案号.*法院/, 'court_number'],
  [/收案.*(号|编)|合同.*编号|案号/, 'number'],
  [/电话|手机|地址|证件|开庭|法官/, 'extra'],
  [/对方|被告|被申请/, 'opponent'],
  [/第三人/, 'third_party'],
  [/案源/, 'originating'],
  [/协办|辅办|助理/, 'assisting'],
  [/主办|承办律师|经办律师|承办人/, 'lead'],
  [/已收|实收|到账|回款/, 'paid'],
  [/收费(方式|类型)|计费/, 'fee_kind'],
  [/标的/, 'amount_in_dispute'],
  [/律师费|代理费|收费|金额/, 'fee_amount'],
  [/法院|仲裁(委|机构)|受理/, 'court'],
  [/结案.*(日期|时间)/, 'closed_on'],
  [/签(约|订)/, 'signed_on'],
  [/到期/, 'term_to'],
  [/收案|委托.*(日期|时间)|日期|date/, 'opened_on'],
  [/阶段|审级/, 'instance'],
  [/状态|结案/, 'status'],
  [/案由|罪名/, 'cause'],
  [/案件类型|业务类(型|别)/, 'practice'],
  [/部门|department/, 'department'],
  [/信用代码/, 'code'],
  [/委托人|客户|client/, 'client'],
  [/名称|事项/, 'title'],
  [/备注|remark|note/, 'note'],
]

export const vocabulary: Vocabulary<Field> = {
  meaningOf: meaningsOf<Field>(whole, parts),
  shared: new Set<Field>(['opponent', 'third_party', 'assisting', 'note', 'extra', 'ignore']),
  prose: 'note',
  pairOf({ field, title, earlierTitle, isTaken }) {
    // 案号 beside 收案编号 is the court's.
    if (field === 'number' && !isTaken('court_number')) {
      if (compactTitle(title) === '案号') return { field: 'court_number', earlier: 'number' }
      if (compactTitle(earlierTitle) === '案号') return { field: 'number', earlier: 'court_number' }
    }
    // 承办律师 beside 主办律师 are all who work on it.
    if (field === 'lead' && /主办/.test(earlierTitle))
      return { field: 'assisting', earlier: 'lead' }
    if (field === 'lead' && /主办/.test(title)) return { field: 'lead', earlier: 'assisting' }
    return null
  },
}
