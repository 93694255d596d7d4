import { expect, test } from 'vitest'
import { type ChangeMark, createMemory, memoryLength } from './memory.ts'

function markAt(instant: { touched: number }): ChangeMark {
  return { touch: () => {}, touchedAt: () => instant.touched }
}

async function reads(touched: number, instants: number[]): Promise<number> {
  const memory = createMemory<number>(markAt({ touched }))
  let count = 0
  for (const instant of instants) await memory.recall('who', instant, async () => ++count)
  return count
}

test('what was read is used again for a while', async () => {
  expect(await reads(Number.NEGATIVE_INFINITY, [0, 1, memoryLength - 1])).toBe(1)
})

test('it is read again when the time of the product has moved on, or back', async () => {
  expect(await reads(Number.NEGATIVE_INFINITY, [0, memoryLength, 0])).toBe(3)
})

test('nothing is kept while a change may still be on its way', async () => {
  expect(await reads(performance.now(), [0, 0, 0])).toBe(3)
})
