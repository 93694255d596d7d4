import { words } from '#platform/i18n/words.ts'
import {
  channelKindTerms,
  claimKindTerms,
  conflictOutcomeTerms,
  contentmentAboutTerms,
  developmentFieldWords,
  developmentRefusalWords,
  disqualificationReasonTerms,
  documentKindTerms,
  feeKindTerms,
  identificationKindTerms,
  identifierWords,
  introductionKindTerms,
  lossReasonTerms,
  screeningOutcomeTerms,
  stageTerms,
  turnKindTerms,
  urgencyTerms,
  verifiedHowTerms,
  wayTerms,
} from '../contract.ts'

/** One language of terms that are written side by side in both. */
export function inLanguage<Key extends string>(
  terms: Record<Key, { zh: string; en: string }>,
  language: 'zh' | 'en',
): Record<Key, string> {
  const texts = Object.entries<{ zh: string; en: string }>(terms)
  return Object.fromEntries(texts.map(([key, term]) => [key, term[language]])) as Record<
    Key,
    string
  >
}

const termsOf = (language: 'zh' | 'en') => ({
  stage: inLanguage(stageTerms, language),
  turn: inLanguage(turnKindTerms, language),
  screening: inLanguage(screeningOutcomeTerms, language),
  disqualification: inLanguage(disqualificationReasonTerms, language),
  loss: inLanguage(lossReasonTerms, language),
  channelKind: inLanguage(channelKindTerms, language),
  introductionKind: inLanguage(introductionKindTerms, language),
  urgency: inLanguage(urgencyTerms, language),
  way: inLanguage(wayTerms, language),
  feeKind: inLanguage(feeKindTerms, language),
  claimKind: inLanguage(claimKindTerms, language),
  about: inLanguage(contentmentAboutTerms, language),
  conflict: inLanguage(conflictOutcomeTerms, language),
  identificationKind: inLanguage(identificationKindTerms, language),
  documentKind: inLanguage(documentKindTerms, language),
  verifiedHow: inLanguage(verifiedHowTerms, language),
  refusal: inLanguage(developmentRefusalWords, language),
  problem: {
    ...inLanguage(identifierWords, language),
    ...inLanguage(developmentFieldWords, language),
  },
})

/** Words that the pages of client development share: terms of the wire, names of fields, refusals. */
export const leadWords = words('leads', {
  'zh-CN': {
    ...termsOf('zh'),
    practiceArea: {
      criminal: '刑事',
      civil: '民事',
      commercial: '商事',
      labour: '劳动',
      administrative: '行政',
      intellectual_property: '知识产权',
      real_estate: '房地产',
      family: '婚姻家事',
      finance: '金融',
      foreign: '涉外',
      other: '其他',
    },
    part: {
      specialist: '客户服务专员',
      assessor: '评估律师',
      department: '部门',
      channel: '渠道',
      campaign: '推广活动',
    },
    field: {
      name: '名称',
      contactName: '联系人',
      organisation: '单位',
      phone: '电话',
      mail: '邮箱',
      reach: '电话、微信、邮箱至少填一项。',
      wechat: '微信',
      unifiedSocialCreditCode: '统一社会信用代码',
      region: '地区',
      need: '法律需求',
      practiceArea: '业务领域',
      urgency: '紧急程度',
      estimatedAmount: '预估标的额',
      opponents: '对方当事人',
      referrerName: '推荐人',
      referrerClient: '由哪位客户推荐',
      receivedOn: '收到日期',
      reason: '理由',
      note: '备注',
      way: '沟通方式',
      nextStep: '下一步',
      nextStepOn: '下一步日期',
    },
    client: { choose: '输入客户名称查找', none: '没有找到客户' },
    act: {
      more: '更多操作',
      remove: '移除',
      add: '添加一项',
      cannot: '现在不能做这件事',
      cannotWhy: '可能已经有人做过，或这件事不归你做。页面上的内容是最新的。',
      cannotAnyMore: '刚刚有人做过，或情况已变；页面上的内容是最新的。你写的还在下面。',
    },
    yuan: '元',
    none: '无',
    notSaid: '未填写',
    unknownAmount: '未说',
    system: '系统',
    enquirer: '咨询人',
    listMark: '、',
    snoozedUntil: '暂缓至{{day}}',
    loadMore: '再看一些',
  },
  en: {
    ...termsOf('en'),
    practiceArea: {
      criminal: 'Criminal',
      civil: 'Civil',
      commercial: 'Commercial',
      labour: 'Labour',
      administrative: 'Administrative',
      intellectual_property: 'Intellectual property',
      real_estate: 'Real estate',
      family: 'Family',
      finance: 'Finance',
      foreign: 'Foreign-related',
      other: 'Other',
    },
    part: {
      specialist: 'Client service specialist',
      assessor: 'Assessing lawyer',
      department: 'Department',
      channel: 'Channel',
      campaign: 'Campaign',
    },
    field: {
      name: 'Name',
      contactName: 'Contact',
      organisation: 'Organisation',
      phone: 'Telephone',
      mail: 'Email',
      reach: 'At least one of telephone, WeChat and email.',
      wechat: 'WeChat',
      unifiedSocialCreditCode: 'Unified social credit code',
      region: 'Region',
      need: 'Legal need',
      practiceArea: 'Practice area',
      urgency: 'Urgency',
      estimatedAmount: 'Estimated amount',
      opponents: 'Opponents',
      referrerName: 'Referred by',
      referrerClient: 'Referring client',
      receivedOn: 'Received on',
      reason: 'Reason',
      note: 'Note',
      way: 'Way',
      nextStep: 'Next step',
      nextStepOn: 'Day of the next step',
    },
    client: { choose: "Type a client's name", none: 'No client found' },
    act: {
      more: 'More acts',
      remove: 'Remove',
      add: 'Add one',
      cannot: 'This cannot be done now',
      cannotWhy:
        'Somebody may have done it already, or it is not yours to do. The page is up to date.',
      cannotAnyMore:
        'Somebody has just done it, or things have changed; the page is up to date. What you wrote is still below.',
    },
    yuan: 'CNY',
    none: 'None',
    notSaid: 'Not filled in',
    unknownAmount: 'Not said',
    system: 'The system',
    enquirer: 'The enquirer',
    listMark: ', ',
    snoozedUntil: 'snoozed until {{day}}',
    loadMore: 'Show more',
  },
})

const keysOf = <Key extends string>(terms: Record<Key, unknown>) => Object.keys(terms) as Key[]

/** Contracts are not checked in the browser: closed lists come from the terms beside them. */
export const stages = keysOf(stageTerms)
export const urgencies = keysOf(urgencyTerms)
export const ways = keysOf(wayTerms)
export const feeKinds = keysOf(feeKindTerms)
export const claimKinds = keysOf(claimKindTerms)
export const conflictOutcomes = keysOf(conflictOutcomeTerms)
export const identificationKinds = keysOf(identificationKindTerms)
export const documentKinds = keysOf(documentKindTerms)
export const waysOfVerifying = keysOf(verifiedHowTerms)
export const disqualificationReasons = keysOf(disqualificationReasonTerms)
export const lossReasons = keysOf(lossReasonTerms)
export const channelKinds = keysOf(channelKindTerms)
export const introductionKinds = keysOf(introductionKindTerms)

/** Where a lead is still on its way. */
export const openStages = stages.slice(0, 6)
/** Where its road has ended; taken back is nobody's any more and stands apart. */
export const endStages = stages.slice(6, 9)
