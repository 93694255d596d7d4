import { describe, expect, it } from 'vitest'
import type { ClaimKind } from '#client-development/index.ts'
import { checkedIdentity, maskedIdentity } from './clients/rules.ts'
import {
  type ContractTerms,
  engagementNumber,
  letterOf,
  problemsOfContract,
  problemsOfLawyers,
} from './engagements/rules.ts'
import { downloadHeaders, fileName } from './files/rules.ts'
import { refuseMilestones } from './plans/rules.ts'

describe('a contract', () => {
  const terms = {
    feeKind: 'contingency',
    feeAmount: '1.00',
    feeTerms: '按追回额收取',
    amountInDispute: '100.00',
    termFrom: null,
    termTo: null,
    signedOn: '2026-03-02',
  }
  const fixed = { ...terms, feeKind: 'fixed' }
  const found = (
    more: Partial<ContractTerms> = {},
    practiceArea = 'commercial',
    claimKinds: ClaimKind[] = ['none_of_these'],
  ) => problemsOfContract({ ...terms, ...more }, { practiceArea, claimKinds }, '2026-03-02')

  it('hangs no fee on the outcome where the law protects the weak', () => {
    const forbidden = [{ path: 'feeKind', code: 'contingency_forbidden' }]
    expect(found({}, 'criminal')).toEqual(forbidden)
    expect(found({}, 'family')).toEqual(forbidden)
    expect(found({}, 'commercial')).toEqual([])
    expect(found({}, 'commercial', ['wages'])).toEqual(forbidden)
    expect(found({}, 'civil', ['state_compensation'])).toEqual(forbidden)
    expect(found({ feeKind: 'mixed' }, 'labour', ['none_of_these', 'wages'])).toEqual(forbidden)
  })

  it('leaves neither the claim nor the amounts open where the fee hangs on the outcome', () => {
    const bare = { amountInDispute: null, feeAmount: null, feeTerms: '追回工资的 30 %' }
    for (const feeKind of ['contingency', 'mixed'])
      expect(
        found({ ...bare, feeKind }, 'labour', []).map(({ path, code }) => [path, code]),
      ).toEqual([
        ['claimKinds', 'claim_kinds_missing'],
        ['feeTerms', 'share_too_high'],
        ['amountInDispute', 'amount_in_dispute_missing'],
        ['feeAmount', 'fee_missing'],
      ])
    expect(found({ ...bare, feeKind: 'hourly' }, 'labour', [])).toEqual([])
  })

  it('is held to the highest fee of the state’s tiers', () => {
    const most = (amountInDispute: string, feeAmount: string) =>
      found({ amountInDispute, feeAmount }).map((one) => one.code)
    expect(most('3000000', '480000')).toEqual([])
    expect(most('3000000', '480000.01')).toEqual(['contingency_too_high'])
    expect(most('60000000', '5580000')).toEqual([])
    expect(most('60000000', '5580000.01')).toEqual(['contingency_too_high'])
  })

  it('says at each field what is wrong with it, and the most the law allows', () => {
    expect(found({ feeAmount: '18.01' })).toEqual([
      { path: 'feeAmount', code: 'contingency_too_high', values: { most: '18.00' } },
    ])
    const reversed = { termFrom: '2026-04-01', termTo: '2026-03-31' }
    expect(found({ ...fixed, ...reversed, feeAmount: null, signedOn: '2026-03-03' })).toEqual([
      { path: 'signedOn', code: 'signed_in_future' },
      { path: 'termTo', code: 'term_reversed' },
      { path: 'feeAmount', code: 'fee_missing' },
    ])
    expect(found({ ...fixed, termFrom: '2026-04-01', termTo: '2026-04-01' })).toEqual([])
  })
})

describe('the lawyers of an engagement', () => {
  const lawyer = (part: 'lead_lawyer' | 'originating_lawyer', share: string | null) => ({
    personId: part,
    part,
    share,
  })
  it('share a hundred, exactly, or nothing is said', () => {
    const three = [
      { ...lawyer('lead_lawyer', '33.33') },
      { ...lawyer('originating_lawyer', '33.33') },
      { ...lawyer('originating_lawyer', '33.34'), personId: 'another' },
    ]
    expect(problemsOfLawyers(three)).toEqual([])
    expect(problemsOfLawyers(three.slice(0, 2))).toEqual([
      { path: 'lawyers', code: 'shares_not_100', values: { sum: '66.66' } },
    ])
    expect(problemsOfLawyers([lawyer('lead_lawyer', null)])).toEqual([])
  })

  it('have one among them who leads, and nobody twice in a part', () => {
    const helper = lawyer('originating_lawyer', null)
    expect(problemsOfLawyers([helper])).toEqual([{ path: 'lawyers', code: 'no_lead_lawyer' }])
    const lead = lawyer('lead_lawyer', null)
    const other = { ...lead, personId: 'another' }
    expect(problemsOfLawyers([lead, helper, other, helper])).toEqual([
      { path: 'lawyers.2.part', code: 'two_lead_lawyers' },
      { path: 'lawyers.3.personId', code: 'lawyer_named_twice' },
    ])
  })
})

it('a case number has the year, the letter of the department and a count', () => {
  expect(engagementNumber(2026, letterOf('民事业务部'), 1)).toBe('2026民0001')
  expect(engagementNumber(2026, letterOf(null), 12_345)).toBe('2026案12345')
})

it('an identity number shows its last four characters to those who need not know it', () => {
  expect(maskedIdentity('11010519491231002X')).toBe('**************002X')
  expect(maskedIdentity('E1234567')).toBe('*******7')
  expect(maskedIdentity(null)).toBeNull()
})

it('a person has no credit code, an organisation no identity card', () => {
  const code = {
    unifiedSocialCreditCode: '91350100M000100Y43',
    identityKind: null,
    identityNumber: null,
  }
  expect(checkedIdentity('person', code).problems).toMatchObject([{ code: 'not_for_this_kind' }])
  expect(checkedIdentity('organisation', code).problems).toEqual([])
  const half = { unifiedSocialCreditCode: null, identityKind: 'passport', identityNumber: null }
  expect(checkedIdentity('person', half).problems).toMatchObject([{ path: 'identityNumber' }])
})

it('what is completed or waits for the client stays in the plan', () => {
  const before = [
    { id: 'a', state: 'completed' },
    { id: 'b', state: 'planned' },
  ]
  expect(refuseMilestones(before, [{ id: 'a' }, {}], [])).toBeNull()
  expect(refuseMilestones(before, [{ id: 'b' }], [])).toBe('completed_milestone_dropped')
  expect(refuseMilestones(before, [{ id: 'a' }], ['b'])).toBe('blocked_milestone_dropped')
  expect(refuseMilestones(before, [{ id: 'a' }, { id: 'a' }], [])).toBe('milestone_unknown')
  expect(refuseMilestones(before, [{ id: 'z' }], [])).toBe('milestone_unknown')
})

it('a file is called what it was called, without folders or what nobody sees', () => {
  expect(fileName('C:\\案卷\\证据.pdf')).toBe('证据.pdf')
  expect(fileName('\u202e../../fdp.exe')).toBe('fdp.exe')
  expect(fileName('..')).toBeNull()
  expect(fileName('长'.repeat(256))).toBeNull()
  const file = { name: 'a"b\ud800.html', mediaType: 'text/html', byteCount: 1 }
  const headers = downloadHeaders(file, true)
  expect(headers['content-type']).toBe('application/octet-stream')
  expect(headers['content-disposition']).toBe(
    `attachment; filename="a_b_.html"; filename*=UTF-8''a%22b%EF%BF%BD.html`,
  )
})
