import { expect, test } from 'vitest'
import type { ConflictFinding } from '../../contract.ts'
import { foldAlike } from './fold.ts'

/** A party met as a client in an affair, which is no conflict. */
function met(id: string, more: Partial<ConflictFinding> = {}, hit = '恒通海运有限公司') {
  const finding = {
    id,
    rule: 'same_side',
    class: 'none',
    article: '',
    tier: 'identifier',
    person: null,
    until: null,
    disposition: null,
    dispositions: [],
    open: null,
    evidence: {
      searched: { partyId: 'asked', name: '恒通海运有限公司', role: 'referrer' },
      hit: { partyId: hit, name: hit },
      other: {
        id: `affair ${id}`,
        kind: 'engagement',
        role: 'client',
        endedOn: null,
        parties: [],
        lawyers: [],
      },
      score: 1,
      reasons: [],
      segments: null,
      path: [],
      declared: false,
    },
    ...more,
  }
  return finding as unknown as ConflictFinding
}
const lines = (findings: ConflictFinding[]) =>
  foldAlike(findings).map((line) => line.map((one) => one.id))

test('one party met in three affairs with one consequence is one line', () => {
  expect(lines([met('a'), met('b'), met('c')])).toEqual([['a', 'b', 'c']])
})

test('another party, another class, another rule or another lawyer is another line', () => {
  expect(
    lines([
      met('a'),
      met('b', {}, '恒通航运有限公司'),
      met('c', { class: 'review' }),
      met('d', { rule: 'other_part' }),
      met('e', { person: { id: 'p', name: '雷震川' } }),
      met('f'),
    ]),
  ).toEqual([['a', 'f'], ['b'], ['c'], ['d'], ['e']])
})

test('what somebody has to look at or has looked at stands by itself', () => {
  const asks = { dispositions: ['harmless' as const] }
  expect(lines([met('a', asks), met('b', asks)])).toEqual([['a'], ['b']])
  const open = { open: 'not_looked_at' as const }
  expect(lines([met('a', open), met('b', open)])).toEqual([['a'], ['b']])
})

test('what lies behind a wall is never put together with anything', () => {
  expect(lines([met('a', { evidence: null }), met('b', { evidence: null })])).toEqual([
    ['a'],
    ['b'],
  ])
})
