import { expect, test } from 'vitest'
import { knownBy } from './rules.ts'

const now = new Date('2026-11-27T02:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const han = { id: 'han' }
const su = { id: 'su' }

test('whoever talked to them lately knows them better than whoever did so often, long ago', () => {
  const old = [900, 880, 860, 840].map((days) => ({ person: han, at: ago(days) }))
  const known = knownBy([...old, { person: su, at: ago(3) }], now)
  expect(known.map((one) => one.person.id)).toEqual(['su', 'han'])
})

test('every contact is counted, and the last one is remembered', () => {
  const [known] = knownBy(
    [ago(40), ago(5), ago(90)].map((at) => ({ person: han, at })),
    now,
  )
  expect(known).toMatchObject({ contacts: 3, lastAt: ago(5) })
})

test('a contact of today counts one, one of half a year ago counts half', () => {
  expect(knownBy([{ person: han, at: now }], now)[0]?.strength).toBe(1)
  expect(knownBy([{ person: han, at: ago(182) }], now)[0]?.strength).toBeCloseTo(0.5)
})
