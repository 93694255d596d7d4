import { words } from '#platform/i18n/words.ts'

/** Words of plan and fees in forms. */
export const planWords = words('leads-plan', {
  'zh-CN': {
    milestones: '里程碑',
    step: '第{{number}}步',
    stepTitle: '做什么',
    responsible: '谁负责',
    dueOn: '何时完成',
    addStep: '添加里程碑',
    oneStepWhy: '至少要有一个：做什么、谁负责、何时完成。',
    oneStepAtLeast: '请添加至少一个里程碑。',
    removeStep: '移除第{{number}}步',
    feeKind: '收费方式',
    low: '下限',
    high: '上限',
    lowAnHour: '每小时下限',
    highAnHour: '每小时上限',
    basis: '计费依据',
    claimKinds: '请求涉及',
    claimKindsWhy: '风险代理在部分案件中依法禁止，如实选择；均不涉及时选“均不涉及”。',
  },
  en: {
    milestones: 'Milestones',
    step: 'Step {{number}}',
    stepTitle: 'What',
    responsible: 'By whom',
    dueOn: 'By when',
    addStep: 'Add a milestone',
    oneStepWhy: 'One is needed at least: what is done, by whom, by when.',
    oneStepAtLeast: 'Add one milestone at least.',
    removeStep: 'Remove step {{number}}',
    feeKind: 'Kind of fee',
    low: 'From',
    high: 'To',
    lowAnHour: 'From, an hour',
    highAnHour: 'To, an hour',
    basis: 'Basis',
    claimKinds: 'What is claimed',
    claimKindsWhy:
      'The law forbids contingency fees in some cases: say what is claimed; “None of these” otherwise.',
  },
})
