import type { DepartmentKind, PracticeArea } from './contract.ts'

interface Words {
  zh: string
  en: string
}

export const practiceAreaWords: Record<PracticeArea, Words> = {
  criminal: { zh: '刑事', en: 'Criminal' },
  civil: { zh: '民事', en: 'Civil' },
  commercial: { zh: '商事', en: 'Commercial' },
  labour: { zh: '劳动人事', en: 'Labour and employment' },
  administrative: { zh: '行政', en: 'Administrative' },
  intellectual_property: { zh: '知识产权', en: 'Intellectual property' },
  real_estate: { zh: '房地产与建设工程', en: 'Real estate and construction' },
  family: { zh: '婚姻家事与继承', en: 'Family and succession' },
  finance: { zh: '金融与资本市场', en: 'Finance and capital markets' },
  foreign: { zh: '涉外', en: 'Cross-border' },
  other: { zh: '其他', en: 'Other' },
}

export const departmentKindWords: Record<DepartmentKind, Words> = {
  practice: { zh: '业务部门', en: 'Practice' },
  client_relationship: { zh: '客户关系', en: 'Client relationship' },
  marketing: { zh: '市场', en: 'Marketing' },
  finance: { zh: '财务', en: 'Finance' },
  human_resources: { zh: '人力资源', en: 'Human resources' },
  information_technology: { zh: '信息技术', en: 'Information technology' },
  management: { zh: '管理层', en: 'Management' },
}
