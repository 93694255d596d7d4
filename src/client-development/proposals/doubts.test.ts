import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  contentment,
  type Development,
  done,
  leadAt,
  startDevelopment,
} from '../development.fixture.ts'

let firm: Development
beforeAll(async () => {
  firm = await startDevelopment()
})
afterAll(() => firm?.close())

async function doubted(about: 'plan' | 'fees', lead: { id: string; proposalId: string }) {
  const doubt = contentment(lead.proposalId, about, { content: false, doubt: '为什么？' })
  const road = `/api/leads/${lead.id}/contentment`
  firm.clock.advance(60_000)
  return done(await firm.as('specialist').post(road, doubt)).contentmentId as string
}
const answered = async (leadId: string, contentmentId: string) =>
  done(
    await firm
      .as('lawyer')
      .post(`/api/leads/${leadId}/doubt-answer`, { contentmentId, answer: '因为要做保全' }),
  )
const content = async (about: 'plan' | 'fees', lead: { id: string; proposalId: string }) => {
  firm.clock.advance(60_000)
  const road = `/api/leads/${lead.id}/contentment`
  done(await firm.as('specialist').post(road, contentment(lead.proposalId, about)))
}
const owedOfDoubts = async (leadId: string) =>
  (
    await firm.look<{ clause_code: string }>(
      `select clause_code from commitment where subject_id = $1 and closed_at is null
         and clause_code like 'D4.doubt%' order by clause_code`,
      [leadId],
    )
  ).map((row) => row.clause_code)

it('of two doubts each has to be answered, and each followed until the lead is content', async () => {
  const lead = await leadAt('proposed', firm)
  const plan = await doubted('plan', lead)
  const fees = await doubted('fees', lead)
  expect(await owedOfDoubts(lead.id)).toEqual(['D4.doubt', 'D4.doubt_followed'])
  await answered(lead.id, plan)
  expect(await owedOfDoubts(lead.id)).toEqual(['D4.doubt', 'D4.doubt_followed'])
  await answered(lead.id, fees)
  expect(await owedOfDoubts(lead.id)).toEqual(['D4.doubt_followed'])
  await content('fees', lead)
  expect(await owedOfDoubts(lead.id)).toEqual(['D4.doubt_followed'])
  await content('plan', lead)
  expect(await owedOfDoubts(lead.id)).toEqual([])
})

it('a doubt that went by itself holds no answer to the other up', async () => {
  const lead = await leadAt('proposed', firm)
  const plan = await doubted('plan', lead)
  await doubted('fees', lead)
  await content('fees', lead)
  await answered(lead.id, plan)
  expect(await owedOfDoubts(lead.id)).toEqual(['D4.doubt_followed'])
})
