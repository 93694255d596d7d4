// Sentences of the timeline, by type of event; the name of who did it stands before.

export const didChinese = {
  lead: {
    registered: '登记了潜在客户',
    screened: '完成初步筛选：{{outcome}}',
    assigned: '分派了客户服务专员',
    contacted: { reached: '{{way}}沟通，联系到了对方', notReached: '{{way}}联系，没有联系到' },
    assessed: { worth: '完成需求评估，宜承接', notWorth: '完成需求评估，不宜承接' },
    conflict_decided: '作出利益冲突结论：{{outcome}}',
    identified: '核验了身份，{{document_kind}}',
    converted: '转化为客户',
    changed: '修改了资料',
    answered: {
      intake: '填写了咨询问题',
      lead_fields: '填写了自定义字段',
      assessment: '填写了评估问题',
    },
    snoozed: '暂缓跟进，到{{until}}',
    woken: '恢复跟进',
    disqualified: '判定无效：{{reason_code}}',
    lost: '记录未成交：{{reason_code}}',
    withdrawn: '记录对方撤回咨询',
  },
  proposal: {
    offered: '提交了方案与报价',
    contentment_recorded: {
      content: '记录：对{{about}}满意',
      doubt: '记录：对{{about}}有疑虑',
    },
    doubt_answered: '解答了疑虑',
  },
  commitment: {
    overdue: '提示：承诺{{clause}}已逾期',
    escalated: '将承诺{{clause}}升级',
    transferred: '转交了承诺{{clause}}',
    excused: '免除了承诺{{clause}}',
    paused: '暂停了承诺{{clause}}的计时',
    resumed: '恢复了承诺{{clause}}的计时',
    recounted: '重新计算了承诺{{clause}}的期限',
    unowned: '提示：承诺{{clause}}暂时无人负责',
  },
  handover: { offered: '发起了交接', accepted: '接收了交接', returned: '退回了交接' },
  other: '更新了记录',
}

export const didEnglish = {
  lead: {
    registered: 'registered the lead',
    screened: 'screened it: {{outcome}}',
    assigned: 'assigned a specialist',
    contacted: { reached: 'reached them ({{way}})', notReached: 'did not reach them ({{way}})' },
    assessed: {
      worth: 'assessed the need: worth taking',
      notWorth: 'assessed the need: not worth taking',
    },
    conflict_decided: 'decided on conflicts: {{outcome}}',
    identified: 'verified the identity, {{document_kind}}',
    converted: 'converted it to a client',
    changed: 'changed the details',
    answered: {
      intake: 'answered the questions of the enquiry',
      lead_fields: 'filled in own fields',
      assessment: 'answered the questions of the assessment',
    },
    snoozed: 'snoozed it until {{until}}',
    woken: 'took it up again',
    disqualified: 'disqualified it: {{reason_code}}',
    lost: 'recorded it as lost: {{reason_code}}',
    withdrawn: 'recorded that they withdrew',
  },
  proposal: {
    offered: 'offered plan and fees',
    contentment_recorded: {
      content: 'recorded: content with {{about}}',
      doubt: 'recorded: a doubt about {{about}}',
    },
    doubt_answered: 'answered the doubt',
  },
  commitment: {
    overdue: 'noted that {{clause}} is overdue',
    escalated: 'escalated {{clause}}',
    transferred: 'passed on {{clause}}',
    excused: 'excused {{clause}}',
    paused: 'paused the clock of {{clause}}',
    resumed: 'resumed the clock of {{clause}}',
    recounted: 'counted the deadline of {{clause}} again',
    unowned: 'found nobody to owe {{clause}}',
  },
  handover: {
    offered: 'offered a hand-over',
    accepted: 'accepted the hand-over',
    returned: 'returned the hand-over',
  },
  other: 'updated the record',
}
