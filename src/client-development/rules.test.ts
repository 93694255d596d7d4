import { describe, expect, it } from 'vitest'
import { leastBurdened, matchRule } from './assignment-rules/rules.ts'
import { checklist, isWhole, missingFor, notSearched } from './conversion/rules.ts'
import {
  contingencyProblem,
  contingencyRuleOn,
  highestContingency,
  shareTooHigh,
} from './fee-rules.ts'
import { problemOf } from './leads/rules.ts'

describe('contingency fees', () => {
  const rule = contingencyRuleOn('2026-03-02')
  it.each([
    ['500000', '90000'],
    ['1000000', '180000'],
    ['3000000', '480000'],
    ['10000000', '1380000'],
    ['60000000', '5580000'],
    ['100.05', '18.01'],
  ])('of %s yuan in dispute at most %s', (amount, most) => {
    expect(highestContingency(amount, rule).toString()).toBe(most)
  })

  const problem = (area: string | null, claimKinds: never[] | string[], kind = 'contingency') =>
    contingencyProblem({ kind, claimKinds } as never, area, rule)

  it('are forbidden in criminal, administrative and family cases whatever is claimed', () => {
    for (const area of ['criminal', 'administrative', 'family']) {
      expect(problem(area, ['none_of_these'])).toBe('contingency_forbidden')
      expect(problem(area, [], 'mixed')).toBe('contingency_forbidden')
      expect(problem(area, [], 'fixed')).toBeNull()
    }
  })
  it('are forbidden for wages and work injury, allowed for other labour claims once named', () => {
    expect(problem('labour', ['wages'])).toBe('contingency_forbidden')
    expect(problem('labour', ['work_injury'])).toBe('contingency_forbidden')
    expect(problem('labour', [])).toBe('claim_kinds_missing')
    expect(problem('labour', ['none_of_these'])).toBeNull()
    expect(problem('civil', ['inheritance'])).toBe('contingency_forbidden')
    expect(problem('commercial', ['none_of_these'])).toBeNull()
  })
  it('are forbidden for what is claimed and not for where the case is filed, so that the claim is always named', () => {
    expect(problem('civil', ['state_compensation'])).toBe('contingency_forbidden')
    for (const area of ['civil', 'commercial', 'other', null])
      for (const kind of ['contingency', 'mixed'])
        expect(problem(area, [], kind)).toBe('claim_kinds_missing')
    expect(problem('civil', [], 'hourly')).toBeNull()
  })
  it('are no greater share of what is brought in than the highest tier, in whatever words', () => {
    for (const terms of [
      '追回工资的 30 %',
      '按实际回款额的60%结算',
      '基础费二万元；收取追回款的18.5％',
    ])
      expect(shareTooHigh(terms, rule)).toBe('18')
    for (const terms of [
      '追回额的18%',
      '签约时支付30%，收回款项后支付其余70%',
      '执行到位后支付剩余的50%',
      '首付款百分之三十',
    ])
      expect(shareTooHigh(terms, rule)).toBeNull()
  })
  it('name the rule and the day from which it holds', () => {
    expect(rule).toMatchObject({ source: '司发通〔2021〕87号', validFrom: '2021-12-28' })
  })
})

describe('conversion', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 2, minute))
  const whole = {
    need: '追讨租金',
    partiesChangedAt: at(0),
    conflict: { outcome: 'clear', decidedAt: at(5) },
    unsearched: [],
    identified: true,
    proposed: true,
    expired: false,
    planContent: true,
    feesContent: true,
  }
  it('needs nothing more once all is there', () => {
    expect(missingFor(whole)).toEqual([])
    expect(
      missingFor({ ...whole, conflict: { outcome: 'curable_consented', decidedAt: at(5) } }),
    ).toEqual([])
  })
  it.each([
    ['need_missing', { need: '  ' }],
    ['conflict_missing', { conflict: null }],
    ['conflict_refused', { conflict: { outcome: 'refused', decidedAt: at(5) } }],
    ['conflict_stale', { partiesChangedAt: at(6) }],
    ['conflict_stale', { unsearched: ['王方'] }],
    ['identification_missing', { identified: false }],
    ['proposal_expired', { expired: true }],
    ['plan_not_content', { planContent: false }],
    ['fees_not_content', { feesContent: null }],
  ])('lacks: %s', (code, change) => {
    expect(missingFor({ ...whole, ...change })).toEqual([code])
  })
  it('lists every point of the checklist once', () => {
    const points = checklist(whole).map(({ point }) => point)
    expect(points).toEqual(['need', 'identification', 'conflict', 'proposal', 'plan', 'fees'])
  })
  it('sees through widths and blanks when names were searched', () => {
    const lead = { name: '王 芳', organisation: 'ABC 公司', opponents: ['鑫澜'] }
    expect(notSearched(['王芳', 'ａｂｃ公司'], lead)).toEqual(['鑫澜'])
    expect(notSearched(['王芳', 'ABC公司', '鑫澜'], lead, '王方')).toEqual(['王方'])
  })
  it('counts shares in hundredths', () => {
    expect(isWhole([33.33, 33.33, 33.34])).toBe(true)
    expect(isWhole([0.1, 0.2, 99.7])).toBe(true)
    expect(isWhole([50, 49.99])).toBe(false)
  })
})

describe('assignment rules', () => {
  const rule = (more: object) => ({
    practiceAreas: [],
    channelIds: [],
    region: null,
    departmentId: 'd1',
    specialistIds: ['a', 'b'],
    ...more,
  })
  const lead = { practiceArea: 'civil', channelId: 'c1', region: '浙江省宁波市' }
  it('the first that matches decides', () => {
    const rules = [
      rule({ practiceAreas: ['criminal'] }),
      rule({ region: '上海' }),
      rule({ region: '浙江' }),
      rule({}),
    ]
    expect(matchRule(rules, lead)?.place).toBe(3)
    expect(matchRule(rules, { ...lead, region: null })?.place).toBe(4)
    expect(matchRule(rules, lead, 'd2')).toBeNull()
  })
  it('the one with the fewest open leads gets it; those not available never do', () => {
    expect(
      leastBurdened(
        ['a', 'b'],
        new Map([
          ['a', 3],
          ['b', 1],
        ]),
      ),
    ).toBe('b')
    expect(leastBurdened(['a', 'b'], new Map([['a', 3]]))).toBe('a')
    expect(leastBurdened(['a', 'b'], new Map())).toBeNull()
  })
})

describe('the road', () => {
  it('no act is possible on a road that has ended', () => {
    for (const stage of ['converted', 'disqualified', 'lost', 'withdrawn']) {
      for (const act of ['changeLead', 'screenLead', 'convertLead', 'snoozeLead'] as const) {
        expect(problemOf(act, { stage, snoozed_until: null })).toBe('lead_ended')
      }
    }
  })
})
