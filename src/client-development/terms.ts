import type { z } from 'zod'
import type { ChannelKind, IntroductionKind } from './channels/contract.ts'
import type {
  ConflictOutcome,
  DocumentKind,
  IdentificationKind,
  VerifiedHow,
} from './conversion/contract.ts'
import type { Urgency, Way } from './fields.ts'
import type {
  DisqualificationReason,
  LossReason,
  ScreeningOutcome,
  Stage,
  TurnKind,
} from './leads/contract.ts'
import type { ClaimKind, FeeKind } from './plan.ts'
import type { ContentmentAbout } from './proposals/contract.ts'

/** The area's choices as the screen calls them. */
type Terms<Choice extends z.ZodType<string>> = Record<z.infer<Choice>, { zh: string; en: string }>

export const stageTerms: Terms<typeof Stage> = {
  registered: { zh: '待筛选', en: 'To be screened' },
  screened: { zh: '待分派', en: 'To be assigned' },
  assigned: { zh: '待初次沟通', en: 'To be contacted' },
  contacted: { zh: '待需求评估', en: 'To be assessed' },
  assessed: { zh: '待报价', en: 'Proposal due' },
  proposed: { zh: '方案与报价', en: 'Offer made' },
  converted: { zh: '已转化', en: 'Converted' },
  disqualified: { zh: '无效', en: 'Disqualified' },
  lost: { zh: '未成交', en: 'Lost' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}
export const turnKindTerms: Terms<typeof TurnKind> = {
  screening: { zh: '初步筛选', en: 'Screening' },
  assignment: { zh: '分派', en: 'Assignment' },
  disqualification: { zh: '判定无效', en: 'Disqualification' },
  withdrawal: { zh: '对方撤回', en: 'Withdrawal' },
  loss: { zh: '未成交', en: 'Loss' },
  snooze: { zh: '暂缓', en: 'Snooze' },
  waking: { zh: '恢复跟进', en: 'Waking' },
}
export const screeningOutcomeTerms: Terms<typeof ScreeningOutcome> = {
  accepted: { zh: '通过', en: 'Accepted' },
  rejected: { zh: '不通过', en: 'Rejected' },
}
export const disqualificationReasonTerms: Terms<typeof DisqualificationReason> = {
  screened_out: { zh: '筛选未通过', en: 'Screened out' },
  not_a_legal_need: { zh: '不是法律需求', en: 'Not a legal need' },
  outside_our_practice: { zh: '不在本所业务范围', en: 'Outside our practice' },
  conflict: { zh: '利益冲突', en: 'Conflict of interest' },
  unlawful_purpose: { zh: '目的不合法', en: 'Unlawful purpose' },
  duplicate: { zh: '重复线索', en: 'Duplicate' },
  unreachable: { zh: '联系不上', en: 'Cannot be reached' },
  spam: { zh: '广告或骚扰', en: 'Spam' },
  other: { zh: '其他', en: 'Other' },
}
export const lossReasonTerms: Terms<typeof LossReason> = {
  fees: { zh: '费用', en: 'Fees' },
  plan: { zh: '方案', en: 'Plan' },
  chose_another_firm: { zh: '选择了其他律所', en: 'Chose another firm' },
  settled_itself: { zh: '自行解决', en: 'Settled by itself' },
  no_answer: { zh: '不再回复', en: 'No answer any more' },
  not_worth_taking: { zh: '评估后不宜承接', en: 'Not worth taking' },
  conflict: { zh: '利益冲突', en: 'Conflict of interest' },
  other: { zh: '其他', en: 'Other' },
}
export const channelKindTerms: Terms<typeof ChannelKind> = {
  online_promotion: { zh: '网络推广', en: 'Online promotion' },
  industry_event: { zh: '行业活动', en: 'Industry event' },
  client_referral: { zh: '客户推荐', en: 'Client referral' },
  media: { zh: '媒体', en: 'Media' },
  walk_in: { zh: '来访', en: 'Walk-in' },
  website: { zh: '官网', en: 'Website' },
  other: { zh: '其他', en: 'Other' },
}
/** Where strangers read of the firm: a link to the enquiry page may stand there. */
export const publicChannelKinds: z.infer<typeof ChannelKind>[] = [
  'online_promotion',
  'industry_event',
  'media',
  'website',
]
export const introductionKindTerms: Terms<typeof IntroductionKind> = {
  firm: { zh: '律所介绍', en: 'The firm' },
  department: { zh: '部门介绍', en: 'A department' },
  lawyer: { zh: '律师介绍', en: 'A lawyer' },
}
export const urgencyTerms: Terms<typeof Urgency> = {
  low: { zh: '不急', en: 'Low' },
  normal: { zh: '一般', en: 'Normal' },
  high: { zh: '较急', en: 'High' },
  critical: { zh: '紧急', en: 'Critical' },
}
export const wayTerms: Terms<typeof Way> = {
  call: { zh: '电话', en: 'Call' },
  mail: { zh: '邮件', en: 'Email' },
  visit: { zh: '面谈', en: 'Visit' },
  wechat: { zh: '微信', en: 'WeChat' },
  video: { zh: '视频', en: 'Video' },
}
export const feeKindTerms: Terms<typeof FeeKind> = {
  hourly: { zh: '计时收费', en: 'Hourly' },
  fixed: { zh: '固定收费', en: 'Fixed' },
  contingency: { zh: '风险代理', en: 'Contingency' },
  mixed: { zh: '基础费加风险代理', en: 'Fixed and contingency' },
}
export const claimKindTerms: Terms<typeof ClaimKind> = {
  criminal_defence: { zh: '刑事辩护', en: 'Criminal defence' },
  state_compensation: { zh: '国家赔偿', en: 'State compensation' },
  group_litigation: { zh: '群体性诉讼', en: 'Group litigation' },
  marriage: { zh: '婚姻', en: 'Marriage' },
  inheritance: { zh: '继承', en: 'Inheritance' },
  social_insurance: { zh: '社会保险待遇', en: 'Social insurance' },
  minimum_subsistence: { zh: '最低生活保障', en: 'Minimum subsistence' },
  support_or_alimony: { zh: '赡养费、抚养费、扶养费', en: 'Support or alimony' },
  pension_or_relief: { zh: '抚恤金、救济金', en: 'Pension or relief' },
  work_injury: { zh: '工伤赔偿', en: 'Work injury' },
  wages: { zh: '劳动报酬', en: 'Wages' },
  none_of_these: { zh: '均不涉及', en: 'None of these' },
}
export const contentmentAboutTerms: Terms<typeof ContentmentAbout> = {
  plan: { zh: '服务方案', en: 'Plan' },
  fees: { zh: '费用', en: 'Fees' },
}
export const conflictOutcomeTerms: Terms<typeof ConflictOutcome> = {
  clear: { zh: '无冲突', en: 'Clear' },
  curable_consented: { zh: '可豁免，已获同意', en: 'Curable, consented' },
  refused: { zh: '不得承接', en: 'Refused' },
}
export const identificationKindTerms: Terms<typeof IdentificationKind> = {
  person: { zh: '个人', en: 'Person' },
  organisation: { zh: '单位', en: 'Organisation' },
}
export const documentKindTerms: Terms<typeof DocumentKind> = {
  resident_identity_card: { zh: '居民身份证', en: 'Resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  travel_permit: { zh: '港澳台居民来往内地通行证', en: 'Travel permit' },
  residence_permit: { zh: '港澳台居民居住证', en: 'Residence permit' },
  business_licence: { zh: '营业执照', en: 'Business licence' },
  registration_certificate: { zh: '登记证书', en: 'Registration certificate' },
  other: { zh: '其他', en: 'Other' },
}
export const verifiedHowTerms: Terms<typeof VerifiedHow> = {
  original_seen: { zh: '核对原件', en: 'Original seen' },
  copy_certified: { zh: '经确认的复印件', en: 'Certified copy' },
  public_register: { zh: '公示系统查询', en: 'Public register' },
  video: { zh: '视频核验', en: 'By video' },
}
