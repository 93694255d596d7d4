import {
  type Answers,
  draftFormEndpoint,
  openFormEndpoint,
  publishFormEndpoint,
  type Question,
} from '#forms/contract.ts'
import type { PracticeArea } from '#organisation/index.ts'
import type { z } from 'zod'
import { act, type House } from '../house.ts'
import type { Story, Teller } from '../theatre.ts'
import type { Dice } from '../dice.ts'
import { dayOf } from '../time.ts'

type Asked = z.input<typeof Question>
const choices = (...all: [key: string, zh: string, en: string][]) =>
  all.map(([key, zh, en]) => ({ key, label: { zh, en } }))

const intake: Asked[] = [
  {
    key: 'best_time',
    kind: 'one_of',
    label: { zh: '方便接听电话的时间', en: 'Best time to call' },
    choices: choices(
      ['morning', '上午', 'Morning'],
      ['afternoon', '下午', 'Afternoon'],
      ['evening', '下班后', 'After work'],
    ),
  },
  {
    key: 'other_lawyer',
    kind: 'yes_no',
    label: { zh: '是否已咨询过其他律师', en: 'Has another lawyer been asked' },
  },
]
const labour: Asked[] = [
  {
    key: 'monthly_wage',
    kind: 'amount',
    label: { zh: '离职前月平均工资（元）', en: 'Average monthly wage (yuan)' },
  },
  { key: 'left_on', kind: 'date', label: { zh: '离职或被通知的日期', en: 'Left or was told on' } },
]
const leadFields: Asked[] = [
  {
    key: 'budget_agreed',
    kind: 'one_of',
    label: { zh: '预算是否已确认', en: 'Budget' },
    choices: choices(
      ['yes', '已确认', 'Agreed'],
      ['talking', '沟通中', 'Being discussed'],
      ['unknown', '未谈及', 'Not mentioned'],
    ),
  },
]
const engagementFields: Asked[] = [
  {
    key: 'file_place',
    kind: 'one_of',
    label: { zh: '卷宗形式', en: 'Case file' },
    choices: choices(
      ['paper', '纸质', 'Paper'],
      ['digital', '电子', 'Digital'],
      ['both', '纸质与电子', 'Both'],
    ),
  },
  {
    key: 'next_hearing',
    kind: 'date',
    label: { zh: '下次开庭或谈判日', en: 'Next hearing or talks' },
  },
]

/** Questions and fields of the firm's own, published in its first days. */
export async function* openForms(house: House, teller: Teller): Story {
  const { xu, zhixing } = house.firm.people
  const publish = async (
    who: typeof xu,
    purpose: 'intake' | 'lead_fields' | 'engagement_fields',
    practiceArea: PracticeArea | null,
    questions: Asked[],
    reason: string,
  ) => {
    const opened = await act(house, teller, who, openFormEndpoint, {
      body: { purpose, practiceArea },
    })
    const params = { id: opened.id }
    const drafted = await act(house, teller, who, draftFormEndpoint, {
      params,
      body: { questions },
      ifMatch: opened.version,
    })
    await act(house, teller, who, publishFormEndpoint, {
      params,
      body: { reason },
      ifMatch: drafted.version,
    })
  }
  await publish(xu, 'intake', null, intake, '电话回访总打不通，登记时先问好时间。')
  await publish(xu, 'intake', 'labour', labour, '劳动咨询先问工资与日期，律师评估时少一轮电话。')
  await publish(zhixing, 'lead_fields', null, leadFields, '报价前看得出预算谈到哪一步。')
  await publish(zhixing, 'engagement_fields', null, engagementFields, '查卷与排期时用。')
  house.formsOpen = true
  yield* []
}

/** What was answered to the enquiry's questions and in the firm's own fields when a lead was written down. */
export function answersOfLead(house: House, dice: Dice, area: PracticeArea | null, at: number) {
  if (!house.formsOpen || dice.chance(0.25)) return {}
  const answers: Answers = {
    best_time: dice.pick(['morning', 'afternoon', 'evening']),
    other_lawyer: dice.pick(['yes', 'no', 'no']),
  }
  if (area === 'labour') {
    answers['monthly_wage'] = `${dice.between(45, 320) * 100}.00`
    answers['left_on'] = dayOf(at - dice.between(3, 60) * 86_400_000)
  }
  return { answers, custom: { budget_agreed: dice.pick(['yes', 'talking', 'unknown']) } }
}

/** The firm's own fields of a case that has begun; the hearing lies ahead. */
export const answersOfCase = (dice: Dice, at: number): Answers => ({
  file_place: dice.pick(['paper', 'digital', 'both', 'both']),
  next_hearing: dice.chance(0.6) ? dayOf(at + dice.between(20, 90) * 86_400_000) : null,
})
