import type { PracticeArea } from './contract.ts'

/** Practice areas as files call them; pages have words of their own, as long as their room allows. */
export const practiceAreaTerms: Record<PracticeArea, { zh: string; en: string }> = {
  criminal: { zh: '刑事', en: 'Criminal' },
  civil: { zh: '民事', en: 'Civil' },
  commercial: { zh: '商事', en: 'Commercial' },
  labour: { zh: '劳动', en: 'Labour' },
  administrative: { zh: '行政', en: 'Administrative' },
  intellectual_property: { zh: '知识产权', en: 'Intellectual property' },
  real_estate: { zh: '房地产', en: 'Real estate' },
  family: { zh: '婚姻家事', en: 'Family' },
  finance: { zh: '金融', en: 'Finance' },
  foreign: { zh: '涉外', en: 'Foreign-related' },
  other: { zh: '其他', en: 'Other' },
}
