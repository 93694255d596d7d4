import { expect, test } from 'vitest'
import { missingWords } from '#platform/i18n/words.ts'
import './week-words.ts'
import './words.ts'

test('insight says everything in both languages', () => {
  expect(missingWords()).toEqual([])
})
