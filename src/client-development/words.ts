import type { assessmentRefusals } from './assessments/contract.ts'
import type { channelRefusals } from './channels/contract.ts'
import type { conversionRefusals } from './conversion/contract.ts'
import type { enquiryRefusals } from './enquiries/contract.ts'
import type { LeadRefusal } from './leads/contract.ts'
import type { originationRefusals } from './originations/contract.ts'
import type { proposalRefusals } from './proposals/contract.ts'

/** Every refusal of the area (409). */
export type DevelopmentRefusal =
  | LeadRefusal
  | (typeof channelRefusals)[number]
  | (typeof assessmentRefusals)[number]
  | (typeof proposalRefusals)[number]
  | (typeof conversionRefusals)[number]
  | (typeof enquiryRefusals)[number]
  | (typeof originationRefusals)[number]

interface Words {
  zh: string
  en: string
}

/** What the screen says: what happened, and what to do. */
export const developmentRefusalWords: Record<DevelopmentRefusal, Words> = {
  lead_ended: {
    zh: '该潜在客户已转化或已结束，不能再操作。',
    en: 'This lead has been converted or has ended; nothing more can be done to it.',
  },
  already_screened: { zh: '已经筛选过了。', en: 'It has been screened already.' },
  not_screened: { zh: '请先完成初步筛选。', en: 'Screen the lead first.' },
  not_assigned: { zh: '请先分派客户服务专员。', en: 'Assign a specialist first.' },
  not_contacted: {
    zh: '请先完成初次沟通并联系到对方。',
    en: 'Make the first contact and reach them first.',
  },
  not_assessed: { zh: '请先完成需求评估。', en: 'Assess the need first.' },
  not_snoozed: { zh: '该潜在客户没有暂缓。', en: 'This lead is not snoozed.' },
  already_snoozed: {
    zh: '已经暂缓，可先恢复跟进再重新设定。',
    en: 'It is snoozed already; wake it to set another day.',
  },
  specialist_not_available: {
    zh: '此人不在岗，或没有跟进潜在客户的职责，请另选一位。',
    en: 'This person is away or does not look after leads; choose somebody else.',
  },
  already_their_lead: { zh: '已经由此人负责。', en: 'This person looks after it already.' },
  walled: {
    zh: '此人被信息隔离墙隔离，请另选一位。',
    en: 'An information wall shuts this person out; choose somebody else.',
  },
  department_missing: {
    zh: '需求已明确，请选择对口的业务部门。',
    en: 'The need is clear: choose the department it belongs to.',
  },
  practice_area_missing: { zh: '请选择业务领域。', en: 'Choose a practice area.' },
  name_taken: { zh: '已有同名的一项，请换一个名称。', en: 'This name is taken; choose another.' },
  archived: { zh: '已经停用。', en: 'It has been archived.' },
  already_approved: { zh: '已经批准过了。', en: 'It has been approved already.' },
  contingency_forbidden: {
    zh: '此类案件依法不得实行风险代理收费，请改用其他收费方式。',
    en: 'The law allows no contingency fee in such a case; choose another kind of fee.',
  },
  not_worth_taking: {
    zh: '评估意见为不宜承接，不能报价。',
    en: 'The assessment advises against taking it, so nothing can be offered.',
  },
  no_proposal: { zh: '还没有提交方案与报价。', en: 'No plan and fees have been offered yet.' },
  proposal_expired: {
    zh: '方案与报价已过有效期，请先提交新版本。',
    en: 'The offer has expired; please offer a new version first.',
  },
  proposal_superseded: {
    zh: '方案已有新版本，请刷新后就新版本记录。',
    en: 'A newer version has been offered; reload and record it for that one.',
  },
  no_open_doubt: { zh: '这条疑虑已经答复。', en: 'This doubt has been answered.' },
  need_missing: { zh: '还没有记录法律需求。', en: 'The need has not been recorded.' },
  conflict_missing: {
    zh: '还没有利益冲突审查结论。',
    en: 'There is no decision on conflicts yet.',
  },
  conflict_refused: {
    zh: '利益冲突审查结论为不得承接。',
    en: 'The decision on conflicts is not to act.',
  },
  conflict_stale: {
    zh: '审查后当事人或对方名称有变更，核验的姓名、名称没有查过，或客户撤回了同意，请重新审查利益冲突。',
    en: 'Names changed after the conflict decision, the name identified was not searched, or a client withdrew a consent; it must be made again.',
  },
  identification_missing: { zh: '还没有核验身份。', en: 'Their identity has not been verified.' },
  plan_not_content: {
    zh: '对方尚未对服务方案表示满意。',
    en: 'They have not said that they are satisfied with the plan.',
  },
  fees_not_content: {
    zh: '对方尚未对费用表示满意。',
    en: 'They have not said that they are satisfied with the fees.',
  },
  parties_not_searched: {
    zh: '还有名称没有查过利益冲突，请先补查。',
    en: 'Some names were not searched for conflicts; please have them searched first.',
  },
  enquiries_closed: {
    zh: '暂不接受在线咨询，请来电联系。',
    en: 'Online enquiries are closed; please call us.',
  },
  form_over: {
    zh: '表单已失效，您填写的内容还在，请重新提交。',
    en: 'The form has expired; what you wrote is still here, please send it again.',
  },
  work_missing: { zh: '验证未完成，请稍候再提交。', en: 'Please wait a moment and send it again.' },
  notice_changed: {
    zh: '隐私告知已更新，请阅读后重新同意。',
    en: 'The privacy notice has changed; please read it and agree again.',
  },
  questions_changed: {
    zh: '咨询问题刚刚更新，您填写的内容还在，请补充后重新提交。',
    en: 'The questions have just changed; what you wrote is still here, please complete it and send again.',
  },
  origination_taken: {
    zh: '案源已由他人先登记，不能重复主张；如有异议，可申请裁定。',
    en: 'Somebody registered this client first; if you disagree, ask for a decision.',
  },
  origination_not_taken: {
    zh: '该案源目前没有他人登记保护，可直接主张。',
    en: 'Nobody is protected for this client now; you can claim it.',
  },
  own_origination: { zh: '案源已登记在你名下。', en: 'The claim is yours already.' },
  already_disputed: {
    zh: '你已申请裁定，请等待结果。',
    en: 'You have asked for a decision already; please wait for it.',
  },
  dispute_answered: { zh: '已经答复过了。', en: 'It has been answered already.' },
  dispute_decided: { zh: '争议已经裁定。', en: 'The dispute has been decided already.' },
  claim_over: {
    zh: '案源保护已到期或已放弃。',
    en: 'The claim has expired or was released.',
  },
  claimant_not_available: {
    zh: '此人不在岗，请另选案源人。',
    en: 'This person is not in service; choose somebody else.',
  },
  no_lead_known: {
    zh: '此客户是导入的，背后没有潜在客户，案源以委托为准：请打开这位客户的委托，用“确定承办律师”登记案源人。',
    en: 'This client was imported, with no lead behind it: who brought it is kept with its engagements. Open the engagement and name the originating lawyers by “Set the lawyers”.',
  },
}

/** Problems at fields that only this area has; those of identifiers are `identifierWords`. */
export const developmentFieldWords = {
  no_way_to_reach: {
    zh: '请至少填写电话、邮箱或微信之一。',
    en: 'Give at least one of telephone, email or WeChat.',
  },
  in_the_future: { zh: '不能晚于现在。', en: 'It cannot lie in the future.' },
  in_the_past: { zh: '不能早于今天。', en: 'It cannot lie in the past.' },
  not_in_the_future: { zh: '请选择今天以后的日期。', en: 'Choose a day after today.' },
  too_far: { zh: '最多暂缓一年。', en: 'At most a year ahead.' },
  not_found: { zh: '没有找到，可能已停用。', en: 'Not found; it may have been archived.' },
  not_available: {
    zh: '此人不能参与，请另选一位。',
    en: 'This person cannot take part; please choose somebody else.',
  },
  other_channel: { zh: '该活动不属于所选渠道。', en: 'The campaign belongs to another channel.' },
  outcome_promise: {
    zh: '不得承诺案件结果，请修改措辞。',
    en: 'No outcome may be promised; please reword.',
  },
  share_too_high: {
    zh: '风险代理收费不得超过追回额的 {{most}}%（司发通〔2021〕87号）。',
    en: 'A contingency fee is at most {{most}}% of what is brought in.',
  },
  not_approved: { zh: '该介绍尚未批准或已停用。', en: 'This introduction is not approved.' },
  not_reached: {
    zh: '没有联系到对方，不能算需求明确。',
    en: 'The need cannot be clear when nobody was reached.',
  },
  clear_need_unsaid: {
    zh: '需求已明确时，请写明了解到的法律需求。',
    en: 'Where the need is clear, write down what it is.',
  },
  nothing_presented: {
    zh: '请选择介绍了什么；没有介绍的，请写明原因。',
    en: 'Say what of the firm was presented, or why nothing was.',
  },
  was_presented: {
    zh: '已选择介绍的内容，无需再写没有介绍的原因。',
    en: 'Something was presented, so there is no reason to give.',
  },
  other_department: {
    zh: '评估律师应属于对口的业务部门；请选择该部门的律师，或改选部门。',
    en: 'The lawyer must belong to the department in charge; choose one of its lawyers, or another department.',
  },
  not_a_practice: { zh: '请选择业务部门。', en: 'Choose a practice department.' },
  other_practice: {
    zh: '该部门不办理此业务领域，请选择对口的业务部门。',
    en: 'This department does not practise that area; choose the one that does.',
  },
  not_a_lawyer: { zh: '请选择在岗律师。', en: 'Choose a lawyer in service.' },
  named_twice: { zh: '同一人只填一次。', en: 'Name each person once.' },
  share_goes_with_shared: {
    zh: '裁定分享时请填写申请人的比例；其他裁定不填。',
    en: 'Give the share when it is shared, and only then.',
  },
  shares_not_100: { zh: '案源比例之和应为 100%。', en: 'The shares must add up to 100%.' },
  below_low: { zh: '上限不能低于下限。', en: 'The upper figure is below the lower one.' },
  ends_before_it_starts: { zh: '结束早于开始。', en: 'It ends before it starts.' },
  fits_not_the_kind: { zh: '与所选类型不符。', en: 'It does not fit the kind chosen.' },
  doubt_goes_with_not_content: {
    zh: '不满意时请写明疑虑；满意则不填。',
    en: 'Say the doubt when they are not satisfied, and only then.',
  },
  specialist_not_available: {
    zh: '此人不在岗，或没有跟进潜在客户的职责。',
    en: 'This person is away or does not look after leads.',
  },
  document_number_unusable: { zh: '证件号码有误。', en: 'The document number is not usable.' },
  not_money: {
    zh: '请填写金额，最多两位小数。',
    en: 'Give an amount with at most two decimals.',
  },
} satisfies Record<string, Words>
