import type { InBoth } from '#platform/sheets-out/index.ts'
import type { ClientTier } from './clients/contract.ts'
import type { EngagementStage, engagementKinds } from './engagements/contract.ts'
import type { complaintOutcomes, feedbackKinds, feedbackStates } from './feedback/contract.ts'

// The choices of client service as files call them.
type Terms<Choice extends string> = Record<Choice, InBoth>

export const tierTerms: Terms<ClientTier> = {
  key: { zh: '重要客户', en: 'Key client' },
  regular: { zh: '一般客户', en: 'Regular client' },
  occasional: { zh: '偶发客户', en: 'Occasional client' },
}
export const clientKindTerms: Terms<'person' | 'organisation'> = {
  person: { zh: '个人', en: 'Person' },
  organisation: { zh: '单位', en: 'Organisation' },
}
export const engagementStageTerms: Terms<EngagementStage> = {
  opened: { zh: '待签约', en: 'To be signed' },
  signed: { zh: '已签约', en: 'Signed' },
  running: { zh: '进行中', en: 'Running' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  closed: { zh: '已结案', en: 'Closed' },
  ended: { zh: '已终止', en: 'Ended' },
  archived: { zh: '已归档', en: 'Archived' },
}
export const engagementKindTerms: Terms<(typeof engagementKinds)[number]> = {
  litigation: { zh: '诉讼', en: 'Litigation' },
  arbitration: { zh: '仲裁', en: 'Arbitration' },
  criminal_defence: { zh: '刑事辩护', en: 'Criminal defence' },
  retainer: { zh: '常年顾问', en: 'Retainer' },
  project: { zh: '专项服务', en: 'Project' },
  consultation: { zh: '法律咨询', en: 'Consultation' },
}
export const feedbackKindTerms: Terms<(typeof feedbackKinds)[number]> = {
  praise: { zh: '表扬', en: 'Praise' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  problem: { zh: '问题', en: 'Problem' },
  complaint: { zh: '投诉', en: 'Complaint' },
}
export const feedbackStateTerms: Terms<(typeof feedbackStates)[number]> = {
  received: { zh: '刚收到', en: 'Just received' },
  acknowledged: { zh: '已确认收到', en: 'Acknowledged' },
  resolved: { zh: '已解决，待客户确认', en: 'Resolved, to be confirmed' },
  confirmed: { zh: '客户已确认', en: 'Confirmed' },
  reopened: { zh: '客户不满意，重新处理', en: 'Reopened' },
  withdrawn: { zh: '客户已撤回', en: 'Withdrawn' },
}
export const complaintOutcomeTerms: Terms<(typeof complaintOutcomes)[number]> = {
  upheld: { zh: '投诉成立', en: 'Upheld' },
  partly_upheld: { zh: '部分成立', en: 'Partly upheld' },
  not_upheld: { zh: '不成立', en: 'Not upheld' },
}
