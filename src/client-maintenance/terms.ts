import type { InBoth } from '#platform/sheets-out/index.ts'
import type { ContactKind, ContactState } from './contacts/contract.ts'
import type { dropReasons, OpportunitySource, OpportunityState } from './opportunities/contract.ts'

// The choices of client maintenance as files call them.
type Terms<Choice extends string> = Record<Choice, InBoth>

export const contactKindTerms: Terms<ContactKind> = {
  greeting: { zh: '问候', en: 'Greeting' },
  legal_news: { zh: '法律资讯', en: 'Legal news' },
  industry_news: { zh: '行业资讯', en: 'Industry news' },
  call: { zh: '电话', en: 'Call' },
  visit: { zh: '拜访', en: 'Visit' },
  event_invitation: { zh: '活动邀请', en: 'Invitation' },
}
export const contactStateTerms: Terms<ContactState> = {
  planned: { zh: '计划中', en: 'Planned' },
  completed: { zh: '已完成', en: 'Completed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}
export const opportunitySourceTerms: Terms<OpportunitySource> = {
  return_visit: { zh: '回访', en: 'Return visit' },
  talk: { zh: '沟通', en: 'Talk' },
  development: { zh: '客户动态', en: 'Business development' },
  client: { zh: '客户提出', en: 'The client' },
  other: { zh: '其他', en: 'Other' },
}
export const opportunityStateTerms: Terms<OpportunityState> = {
  noticed: { zh: '待跟进', en: 'Noticed' },
  pursued: { zh: '已跟进', en: 'Pursued' },
  dropped: { zh: '已放弃', en: 'Dropped' },
}
export const dropReasonTerms: Terms<(typeof dropReasons)[number]> = {
  need_gone: { zh: '需求消失', en: 'Need gone' },
  client_declined: { zh: '客户谢绝', en: 'Client declined' },
  chose_another_firm: { zh: '选了别家', en: 'Chose another firm' },
  price: { zh: '价格', en: 'Price' },
  conflict_of_interest: { zh: '利益冲突', en: 'Conflict of interest' },
  not_our_field: { zh: '不是我们的业务', en: 'Not our field' },
  other: { zh: '其他原因', en: 'Other' },
}
