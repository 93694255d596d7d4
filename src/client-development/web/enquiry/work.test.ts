import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from './sha-256.ts'
import { workFor } from './work.ts'

const hex = (words: number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join('')

test('digests are those of the standard, whatever the length', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 500]) {
    const bytes = new Uint8Array(length).map((_, at) => at * 7)
    expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

test('the work found is the work the server asks for', async () => {
  const work = await workFor('token', 10, new AbortController().signal)
  const digest = createHash('sha256').update(`token:${work}`).digest()
  expect(digest.readUInt16BE(0) >> 6).toBe(0)
})

test('nobody goes on working for a form that is closed', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(workFor('token', 30, stop.signal)).rejects.toThrow(/./)
})
