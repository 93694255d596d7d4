import { expect, test } from 'vitest'
import { createSetUpCode } from './code.ts'

test('the code is taken however it is typed', () => {
  const { code, matches } = createSetUpCode()
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  expect(matches(code.toLowerCase().replaceAll('-', ' '))).toBe(true)
  expect(matches(`${code}A`)).toBe(false)
  expect(matches('')).toBe(false)
})

test('after twenty wrong guesses not even the right code is taken, and the console is told once', () => {
  let told = 0
  const { code, matches } = createSetUpCode(() => {
    told += 1
  })
  for (let guess = 0; guess < 19; guess += 1) expect(matches('AAAA-AAAA-AAAA')).toBe(false)
  expect(matches(code)).toBe(true)
  expect(matches('AAAA-AAAA-AAAA')).toBe(false)
  expect(matches(code)).toBe(false)
  expect(matches(code)).toBe(false)
  expect(told).toBe(1)
})
