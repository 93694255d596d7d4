import { recordTrainingEndpoint } from '#organisation/contract.ts'
import type { Role } from '#access/index.ts'
import { act, type Colleague, everyone, type House } from '../house.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, workingHours } from '../time.ts'

interface Course {
  name: string
  /** Who has to pass it; everybody where none is named. */
  roles: Role[] | null
  /** Days from the firm's beginning to the first time it is held. */
  after: number
  /** Years for which it counts; it is held again before they are over. */
  years: number | null
}

/** What those who deal with clients are taught, before they are given the work. */
export const courses: Course[] = [
  {
    name: '客户沟通与首次接待',
    roles: ['client_service_specialist', 'client_relationship_manager', 'marketing', 'assistant'],
    after: 9,
    years: 2,
  },
  { name: '客户信息保密与个人信息保护', roles: null, after: 16, years: 1 },
  {
    name: '利益冲突识别与申报',
    roles: ['lawyer', 'partner', 'assistant', 'conflict_officer', 'client_service_specialist'],
    after: 30,
    years: 1,
  },
  {
    name: '投诉与反馈处理',
    roles: ['client_service_specialist', 'client_relationship_manager', 'complaint_owner'],
    after: 44,
    years: 2,
  },
  { name: '书面答复怎么写', roles: ['lawyer', 'assistant'], after: 75, years: null },
]

const year = 365 * day

/** A course is held, and again before it lapses; who could not come makes up for it, or has not yet. */
export async function* holdCourse(house: House, teller: Teller, course: Course): Story {
  const { dice } = teller
  const pupils = everyone(house).filter(
    (one) => !course.roles || one.roles.some((role) => course.roles?.includes(role)),
  )
  for (;;) {
    yield workingHours(teller.at, dice.within(4, 12))
    const held = teller.at
    const missing: Colleague[] = []
    for (const one of pupils) {
      if (dice.chance(0.08)) missing.push(one)
      else await record(house, teller, course, one, held)
    }
    if (missing.length > 0) {
      yield workingHours(held + dice.within(12, 24) * day, 2)
      for (const one of missing)
        if (dice.chance(0.7)) await record(house, teller, course, one, teller.at)
    }
    if (course.years === null) return
    yield held + course.years * year - 20 * day
  }
}

const record = (
  house: House,
  teller: Teller,
  { name, years }: Course,
  one: Colleague,
  at: number,
) =>
  act(house, teller, house.firm.people.luo, recordTrainingEndpoint, {
    body: {
      personId: one.id,
      course: name,
      passedOn: dayOf(at),
      validUntil: years === null ? null : dayOf(at + years * year),
    },
  })
