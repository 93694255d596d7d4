import type { ClauseInput } from '../clauses/contract.ts'
import { complaintHandler, hours, months, review, workdays } from './terms.ts'

export const supervision: ClauseInput[] = [
  review(
    'T1',
    [{ head_of: 'human_resources' }, { role: 'human_resources' }],
    months(3),
    { zh: '培训记录检查', en: 'Training records' },
    {
      zh: '检查客户相关岗位的培训计划与记录。',
      en: 'Check training plans and records of all who deal with clients.',
    },
  ),
  review(
    'T2',
    [{ role: 'human_resources' }, { role: 'client_relationship_manager' }],
    months(3),
    { zh: '客户关系工作绩效', en: 'Performance from the record' },
    {
      zh: '依据系统记录评估及时率、满意度、解决率与留存率。',
      en: 'Measure timeliness, satisfaction, resolution and retention from the record.',
    },
  ),
  {
    code: 'T3',
    provision: 'T3',
    title: { zh: '投诉处理', en: 'Complaints' },
    duty: {
      zh: '投诉由被投诉团队以外的负责人处理，并将结果告知客户。',
      en: 'A complaint has an owner outside the team complained about and an outcome told to the client.',
    },
    trigger: [
      { event: 'feedback.received', where: { kind: 'complaint' } },
      { event: 'feedback.reopened', where: { kind: 'complaint' } },
    ],
    about: 'object',
    owner: complaintHandler,
    beneficiary: 'client',
    deadline: workdays(10),
    evidence: [{ event: 'feedback.resolved' }],
    cancel: [{ event: 'feedback.withdrawn' }],
    reminders: [workdays(2)],
    escalation: [{ after: workdays(1), to: { role: 'managing_partner' } }],
  },
  {
    code: 'T3.acknowledge',
    provision: 'T3',
    title: { zh: '确认收到投诉', en: 'A complaint is acknowledged' },
    duty: {
      zh: '一个工作日内确认收到投诉并告知处理人与期限。',
      en: 'A complaint is acknowledged within one working day, with who handles it and by when.',
    },
    trigger: [{ event: 'feedback.received', where: { kind: 'complaint' } }],
    about: 'object',
    owner: complaintHandler,
    beneficiary: 'client',
    deadline: workdays(1),
    evidence: [{ event: 'feedback.acknowledged' }, { event: 'feedback.resolved' }],
    cancel: [{ event: 'feedback.withdrawn' }],
    reminders: [hours(2)],
    escalation: [{ after: hours(4), to: { role: 'managing_partner' } }],
  },
  review(
    'T4',
    [{ role: 'client_relationship_manager' }, { role: 'managing_partner' }],
    months(12),
    { zh: '制度定期复审', en: 'The charter is reviewed' },
    {
      zh: '定期复审本制度，修改须有版本、理由与效果评估。',
      en: 'The charter is reviewed at intervals; each change is versioned, justified and measured.',
    },
  ),
]
