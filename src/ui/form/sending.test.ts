import { expect, it } from 'vitest'
import { contentOf, sendingOf } from './sending.ts'

it('the same text keeps its key, in whichever order its fields are; a changed one gets another', () => {
  const first = sendingOf(contentOf('registerLead', { body: { name: '孙倩', need: '欠薪' } }), null)
  const again = contentOf('registerLead', { body: { need: '欠薪', name: '孙倩', mail: undefined } })
  expect(sendingOf(again, first)).toBe(first)
  const emptied = contentOf('registerLead', { body: { name: '孙倩', need: null } })
  expect(sendingOf(emptied, first).key).not.toBe(first.key)
  const other = contentOf('changeLead', { body: { name: '孙倩', need: '欠薪' } })
  expect(sendingOf(other, first).key).not.toBe(first.key)
})
