import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstCharter } from '#charter/index.ts'
import { clauseSpeech } from '#charter/web/clause-speech.ts'
import { chapters } from './chapters.ts'
import { termsIn, withTermsInForce } from './terms.ts'

const folder = join(import.meta.dirname, '../../../../docs/guide')
const chapter = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8')
const { term } = clauseSpeech('zh-CN', (key) => key)

test('what the guide says of a term is what the provision that we ship says', () => {
  const terms = chapters.flatMap(({ page }) => termsIn(chapter(page)))
  expect(terms.length).toBeGreaterThan(15)
  for (const { code, said } of terms) {
    const clause = firstCharter.find((one) => one.code === code)
    expect(clause, code).toBeDefined()
    expect(said, code).toBe(clause && term(clause.deadline))
  }
})

test('no term of a clause is told beside the charter', () => {
  for (const { page } of chapters) {
    const rest = chapter(page).replaceAll(/<!-- .*? -->.*?<!-- -->/g, '')
    // Terms of the law, of the program and of what a client says are nobody's to change.
    const ofLaw = /184天|30天没有处理|过两个月再说/g
    const loose = rest
      .replaceAll(ofLaw, '')
      .match(/\d+天|[\d一二两三四五六十]+个(工作小时|工作日|月)/g)
    expect(loose ?? [], page).toEqual([])
  }
})

test('a firm reads the terms of its own charter, and of a clause it has not that it has it not', () => {
  const text = '默认<!-- D2 -->2个工作小时<!-- -->内联系，<!-- S2 -->14天<!-- -->一次'
  const own = new Map([['D2', '1个工作小时']])
  expect(withTermsInForce(text, (code) => own.get(code))).toBe(
    '默认1个工作小时内联系，14天（S2，本所现行制度没有这一条）一次',
  )
})
