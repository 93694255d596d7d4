import { describe, expect, test } from 'vitest'
import { uuidv7 } from './identifier.ts'

const sorted = (ids: readonly string[]) => ids.toSorted()

describe('ids made later sort later', () => {
  test('in one millisecond, however many there are', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7(1_700_000_000_000))
    expect(ids).toEqual(sorted(ids))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('when ids of other moments are made between them', () => {
    const ids: string[] = []
    for (let n = 0; n < 5_000; n++) {
      ids.push(uuidv7(1_700_000_000_001))
      uuidv7(1_700_000_000_002 + n)
      uuidv7()
    }
    expect(ids).toEqual(sorted(ids))
  })
})

test('an id is of version 7, says its moment and is never another', () => {
  const at = Date.UTC(2026, 10, 28, 9, 30)
  const id = uuidv7(at)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
  expect(uuidv7(at)).not.toBe(id)
})
