import { words } from '#platform/i18n/words.ts'
import type { clientKinds, clientTiers, identityKinds } from './clients/contract.ts'
import type { ClientRefusal } from './clients/rules.ts'
import type {
  conflictOutcomes,
  EngagementStage,
  endingGrounds,
  engagementActs,
  engagementKinds,
  feeKinds,
  lawyerParts,
  outcomes,
  partyRoles,
} from './engagements/contract.ts'
import type { EngagementRefusal } from './engagements/rules.ts'
import type {
  complaintOutcomes,
  feedbackKinds,
  feedbackStates,
  planOutcomes,
} from './feedback/contract.ts'
import type { FeedbackRefusal } from './feedback/rules.ts'
import type { ways } from './fields.ts'
import type { milestoneStates, planReasonKinds } from './plans/contract.ts'
import type { PlanRefusal } from './plans/rules.ts'
import type {
  decisionStates,
  dutyStates,
  matterEventKinds,
  questionStates,
} from './progress/contract.ts'
import type { ProgressRefusal } from './progress/rules.ts'
import type { StageRefusal } from './see-engagement.ts'

/** Every refusal of the area (409). */
export type ServiceRefusal =
  | ClientRefusal
  | EngagementRefusal
  | FeedbackRefusal
  | PlanRefusal
  | ProgressRefusal
  | StageRefusal

type Each<List extends readonly string[]> = Record<List[number], string>

/** A word for every choice and every refusal of the area. */
type ServiceTexts = {
  clientKind: Each<typeof clientKinds>
  identityKind: Each<typeof identityKinds>
  tier: Each<typeof clientTiers>
  stage: Record<EngagementStage, string>
  engagementKind: Each<typeof engagementKinds>
  feeKind: Each<typeof feeKinds>
  outcome: Each<typeof outcomes>
  partyRole: Each<typeof partyRoles>
  part: Each<typeof lawyerParts> & { specialist: string; manager: string; assistant: string }
  conflictOutcome: Each<typeof conflictOutcomes>
  act: Each<typeof engagementActs>
  endingGround: Each<typeof endingGrounds>
  way: Each<typeof ways>
  matterEvent: Each<typeof matterEventKinds>
  questionState: Each<typeof questionStates>
  decisionState: Each<typeof decisionStates>
  dutyState: Each<typeof dutyStates>
  milestoneState: Each<typeof milestoneStates>
  planReason: Each<typeof planReasonKinds>
  feedbackKind: Each<typeof feedbackKinds>
  feedbackState: Each<typeof feedbackStates>
  complaintOutcome: Each<typeof complaintOutcomes>
  planOutcome: Each<typeof planOutcomes>
  refusal: Record<ServiceRefusal, string>
}

const chinese = {
  clientKind: { person: '个人', organisation: '单位' },
  identityKind: {
    resident_identity_card: '居民身份证',
    passport: '护照',
    travel_permit: '通行证',
    residence_permit: '居留证',
    other: '其他证件',
  },
  tier: { key: '重要客户', regular: '普通客户', occasional: '偶发客户' },
  stage: {
    opened: '待签合同',
    signed: '已签待启动',
    running: '进行中',
    suspended: '已暂停',
    closed: '已结案',
    ended: '提前终止',
    archived: '已归档',
  },
  engagementKind: {
    litigation: '诉讼',
    arbitration: '仲裁',
    criminal_defence: '刑事辩护',
    retainer: '常年顾问',
    project: '专项服务',
    consultation: '咨询',
  },
  feeKind: {
    fixed: '固定收费',
    hourly: '计时收费',
    percentage: '按标的额比例收费',
    contingency: '风险代理',
    mixed: '混合收费',
    retainer: '顾问费',
    legal_aid: '法律援助',
  },
  outcome: {
    won: '胜诉',
    partly_won: '部分胜诉',
    lost: '败诉',
    settled: '和解或调解',
    withdrawn: '撤诉或撤回',
    completed: '服务完成',
  },
  partyRole: {
    client: '委托人',
    opponent: '对方当事人',
    third_party: '第三人',
    co_litigant: '共同诉讼人',
    guarantor: '担保人',
    victim: '被害人',
    opposing_counsel: '对方律师',
    witness: '证人',
  },
  part: {
    originating_lawyer: '案源人',
    lead_lawyer: '主办律师',
    assisting_lawyer: '协办律师',
    specialist: '客户服务专员',
    manager: '客户关系经理',
    assistant: '助理',
  },
  conflictOutcome: {
    clear: '无冲突',
    curable_consented: '可豁免，已取得同意',
    refused: '不得接受委托',
  },
  act: {
    contract: '签订委托合同',
    terms_disclosure: '告知方案与收费',
    fees_confirmation: '财务核对收费',
    start: '启动服务',
    suspension: '暂停服务',
    resumption: '恢复服务',
    closing: '结案',
    ending: '提前终止',
    ending_confirmation: '确认终止理由',
    quality_review: '复核服务质量',
    archive: '归档',
  },
  endingGround: {
    agreed: '双方协商一致',
    client_terminates: '委托人解除委托',
    unlawful_matter: '委托事项违法',
    service_abused_for_unlawful_acts: '利用律师服务从事违法活动',
    material_facts_concealed: '委托人故意隐瞒重要事实',
    fees_unpaid: '委托人未按约付费',
    conflict_of_interest: '出现利益冲突',
    trust_lost: '信任基础丧失',
    other: '其他依法可终止的情形',
  },
  way: {
    call: '电话',
    mail: '邮件',
    visit: '面谈',
    wechat: '微信',
    video: '视频',
    letter: '书面',
    portal: '客户页面',
  },
  matterEvent: {
    filing: '立案或受理',
    hearing: '开庭',
    ruling: '裁定或决定',
    judgment: '判决或裁决',
    enforcement: '执行',
    mediation: '调解',
    negotiation: '谈判',
    document: '收发文书',
    time_limit: '期限届至',
    other: '其他事件',
  },
  questionState: { open: '待答复', answered: '已答复', withdrawn: '已撤回' },
  decisionState: { open: '待客户决定', taken: '已决定', withdrawn: '已撤回', lapsed: '已失效' },
  dutyState: { requested: '等客户', met: '已完成', dropped: '不再需要', lapsed: '已失效' },
  milestoneState: { planned: '未完成', completed: '已完成' },
  planReason: {
    first: '首次方案',
    feedback: '根据反馈',
    law: '法律或案情变化',
    client_wish: '客户要求',
  },
  feedbackKind: { praise: '表扬', suggestion: '建议', problem: '问题', complaint: '投诉' },
  feedbackState: {
    received: '待确认收到',
    acknowledged: '处理中',
    resolved: '待客户确认',
    confirmed: '客户已确认',
    reopened: '重新处理',
    withdrawn: '已撤回',
  },
  complaintOutcome: { upheld: '投诉成立', partly_upheld: '部分成立', not_upheld: '不成立' },
  planOutcome: { adjusted: '已调整方案', kept: '维持方案' },
  refusal: {
    contact_missing: '还没有能联系上的联系人，请先添加联系人。',
    same_tier: '客户已经是这个等级。',
    person_has_left: '所选人员已离职，请换一位。',
    wrong_stage: '委托目前的阶段不能这样做，请刷新后再看。',
    wrong_state: '这条反馈目前的状态不能这样做，请刷新后再看。',
    conflict_missing: '接受委托前须有利益冲突审查结论，请先请利益冲突审查人作出结论。',
    conflict_refused: '利益冲突审查结论为不得接受委托。',
    conflict_stale: '当事人变更后须重新作出利益冲突审查结论。',
    no_lead_lawyer: '委托必须有一位主办律师。',
    two_lead_lawyers: '主办律师只能有一位，其他人请设为协办律师。',
    lawyer_named_twice: '同一位律师在同一角色中出现了两次。',
    shares_not_100: '份额合计须为 100%，或全部留空。',
    signed_copy_missing: '请先上传本委托已签合同的扫描件。',
    signed_in_future: '签订日期不能晚于今天。',
    term_reversed: '期限的截止日早于起始日。',
    fee_missing: '固定收费和顾问费须填写金额。',
    contingency_forbidden: '此类案件不得约定风险代理（司发通〔2021〕87号）。',
    contingency_too_high: '风险代理收费超过规定上限（司发通〔2021〕87号）。',
    already_done: '这一步已经完成过。',
    not_closed: '委托不是正常结案，不需要质量复核。',
    not_ended: '委托没有提前终止，不需要确认终止理由。',
    own_work: '不能复核自己经办的委托，请管理合伙人处理。',
    own_team: '投诉须由被投诉团队以外的人处理。',
    outcome_missing: '请写明投诉是否成立。',
    decision_open: '这一里程碑在等客户决定，客户决定后才能完成。',
    already_completed: '这一里程碑已经完成。',
    milestone_unknown: '方案中没有这一里程碑，请刷新后再试。',
    milestone_completed: '这一里程碑已经完成，不必再等客户决定。',
    completed_milestone_dropped: '已完成的里程碑须保留在新方案中。',
    blocked_milestone_dropped: '有里程碑在等客户决定，请先处理该决定再删除。',
    feedback_not_of_this_client: '所选反馈不属于这一委托或其客户。',
    feedback_withdrawn: '所选反馈已被客户撤回。',
    feedback_settled: '所选反馈已经有了方案结论。',
    already_settled: '已经有了结果，不能再改。',
    asked_in_future: '提问时间不能晚于现在。',
    answer_by_past: '答复期限不能早于今天。',
    due_on_past: '期限不能早于今天。',
    happened_in_future: '事件日期不能晚于今天。',
    matter_event_unknown: '没有找到所选的案件事件。',
    file_unknown: '没有找到所选的文件。',
  },
} satisfies ServiceTexts

const english = {
  clientKind: { person: 'Person', organisation: 'Organisation' },
  identityKind: {
    resident_identity_card: 'Resident identity card',
    passport: 'Passport',
    travel_permit: 'Travel permit',
    residence_permit: 'Residence permit',
    other: 'Other document',
  },
  tier: { key: 'Key client', regular: 'Regular client', occasional: 'Occasional client' },
  stage: {
    opened: 'Contract to be signed',
    signed: 'Signed, to be started',
    running: 'Running',
    suspended: 'Suspended',
    closed: 'Closed',
    ended: 'Ended early',
    archived: 'Archived',
  },
  engagementKind: {
    litigation: 'Litigation',
    arbitration: 'Arbitration',
    criminal_defence: 'Criminal defence',
    retainer: 'Standing counsel',
    project: 'Project',
    consultation: 'Consultation',
  },
  feeKind: {
    fixed: 'Fixed fee',
    hourly: 'By the hour',
    percentage: 'Percentage of the amount in dispute',
    contingency: 'Contingency fee',
    mixed: 'Mixed',
    retainer: 'Retainer',
    legal_aid: 'Legal aid',
  },
  outcome: {
    won: 'Won',
    partly_won: 'Partly won',
    lost: 'Lost',
    settled: 'Settled',
    withdrawn: 'Withdrawn',
    completed: 'Completed',
  },
  partyRole: {
    client: 'Client',
    opponent: 'Opponent',
    third_party: 'Third party',
    co_litigant: 'Co-litigant',
    guarantor: 'Guarantor',
    victim: 'Victim',
    opposing_counsel: 'Opposing counsel',
    witness: 'Witness',
  },
  part: {
    originating_lawyer: 'Originating lawyer',
    lead_lawyer: 'Lead lawyer',
    assisting_lawyer: 'Assisting lawyer',
    specialist: 'Client service specialist',
    manager: 'Client relationship manager',
    assistant: 'Assistant',
  },
  conflictOutcome: {
    clear: 'No conflict',
    curable_consented: 'Curable, with consent',
    refused: 'Must not be accepted',
  },
  act: {
    contract: 'Contract signed',
    terms_disclosure: 'Plan and fees disclosed',
    fees_confirmation: 'Fees confirmed by finance',
    start: 'Service started',
    suspension: 'Suspended',
    resumption: 'Resumed',
    closing: 'Closed',
    ending: 'Ended early',
    ending_confirmation: 'Ending confirmed',
    quality_review: 'Quality reviewed',
    archive: 'Archived',
  },
  endingGround: {
    agreed: 'Agreed by both sides',
    client_terminates: 'The client ends the mandate',
    unlawful_matter: 'The matter is unlawful',
    service_abused_for_unlawful_acts: 'The service is used for unlawful acts',
    material_facts_concealed: 'The client conceals material facts',
    fees_unpaid: 'Fees not paid as agreed',
    conflict_of_interest: 'A conflict of interest has arisen',
    trust_lost: 'Trust is lost',
    other: 'Another lawful ground',
  },
  way: {
    call: 'Phone',
    mail: 'Mail',
    visit: 'In person',
    wechat: 'WeChat',
    video: 'Video',
    letter: 'In writing',
    portal: 'Client pages',
  },
  matterEvent: {
    filing: 'Filed or accepted',
    hearing: 'Hearing',
    ruling: 'Ruling',
    judgment: 'Judgment or award',
    enforcement: 'Enforcement',
    mediation: 'Mediation',
    negotiation: 'Negotiation',
    document: 'Document served or filed',
    time_limit: 'Time limit reached',
    other: 'Other event',
  },
  questionState: { open: 'To be answered', answered: 'Answered', withdrawn: 'Withdrawn' },
  decisionState: {
    open: 'With the client',
    taken: 'Taken',
    withdrawn: 'Withdrawn',
    lapsed: 'Lapsed',
  },
  dutyState: {
    requested: 'Waiting for the client',
    met: 'Done',
    dropped: 'Dropped',
    lapsed: 'Lapsed',
  },
  milestoneState: { planned: 'Planned', completed: 'Completed' },
  planReason: {
    first: 'First plan',
    feedback: 'Feedback',
    law: 'Change of law or facts',
    client_wish: 'Wish of the client',
  },
  feedbackKind: {
    praise: 'Praise',
    suggestion: 'Suggestion',
    problem: 'Problem',
    complaint: 'Complaint',
  },
  feedbackState: {
    received: 'To be acknowledged',
    acknowledged: 'In hand',
    resolved: 'To be confirmed by the client',
    confirmed: 'Confirmed by the client',
    reopened: 'Open again',
    withdrawn: 'Withdrawn',
  },
  complaintOutcome: { upheld: 'Upheld', partly_upheld: 'Partly upheld', not_upheld: 'Not upheld' },
  planOutcome: { adjusted: 'Plan adjusted', kept: 'Plan kept' },
  refusal: {
    contact_missing: 'There is no contact who can be reached; add one first.',
    same_tier: 'The client is in this tier already.',
    person_has_left: 'This person has left the firm; choose somebody else.',
    wrong_stage:
      'The engagement is in a stage that does not allow this; reload to see where it is.',
    wrong_state: 'The feedback is in a state that does not allow this; reload to see where it is.',
    conflict_missing:
      'A mandate is accepted only after a conflict decision; ask the conflict officer first.',
    conflict_refused: 'The conflict decision says that this mandate must not be accepted.',
    conflict_stale: 'Parties have changed since the conflict decision; it must be taken again.',
    no_lead_lawyer: 'An engagement must have a lead lawyer.',
    two_lead_lawyers: 'There is one lead lawyer only; name the others as assisting.',
    lawyer_named_twice: 'A lawyer is named twice in the same part.',
    shares_not_100: 'Shares must sum to 100 %, or all be left empty.',
    signed_copy_missing: 'Upload the signed copy of this engagement’s contract first.',
    signed_in_future: 'The contract cannot be signed after today.',
    term_reversed: 'The term ends before it begins.',
    fee_missing: 'A fixed fee or a retainer needs its amount.',
    contingency_forbidden: 'A contingency fee is forbidden in such cases (司发通〔2021〕87号).',
    contingency_too_high: 'The contingency fee is above what the rules allow (司发通〔2021〕87号).',
    already_done: 'This has been done already.',
    not_closed: 'The engagement was not closed, so its quality is not reviewed.',
    not_ended: 'The engagement was not ended early, so there is nothing to confirm.',
    own_work: 'Nobody reviews their own work; the managing partner can.',
    own_team: 'A complaint is handled by somebody outside the team complained about.',
    outcome_missing: 'Say whether the complaint is upheld.',
    decision_open: 'This milestone waits for a decision of the client.',
    already_completed: 'This milestone is completed already.',
    milestone_unknown: 'The plan has no such milestone; reload and try again.',
    milestone_completed: 'This milestone is completed and need not wait for a decision.',
    completed_milestone_dropped: 'Completed milestones stay in the new plan.',
    blocked_milestone_dropped:
      'A milestone that waits for a decision cannot be dropped; settle the decision first.',
    feedback_not_of_this_client: 'The feedback belongs to another engagement or client.',
    feedback_withdrawn: 'The client has withdrawn this feedback.',
    feedback_settled: 'What becomes of the plan is already decided for this feedback.',
    already_settled: 'It is settled and can no longer be changed.',
    asked_in_future: 'A question cannot be asked after now.',
    answer_by_past: 'The day to answer by must not be in the past.',
    due_on_past: 'The due day must not be in the past.',
    happened_in_future: 'An event cannot happen after today.',
    matter_event_unknown: 'The event was not found.',
    file_unknown: 'The file was not found.',
  },
} satisfies ServiceTexts

/** What choices, states and refusals of client service are called on screen. */
export const serviceWords = words('service', { 'zh-CN': chinese, en: english })
