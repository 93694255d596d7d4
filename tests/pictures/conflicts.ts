import type { Browser } from '../support/product.ts'
import { must } from './road.ts'

/** What the pictures of conflicts show, by the name of the picture. */
export type Shown = Record<'conflict-desk' | 'conflict-consents' | 'conflict-wall', string>

/** Milliseconds within which the outbox has checked an enquiry. */
const patience = 60_000

/**
 * An enquiry against a client of the firm, with the consents drafted and the first one signed, and a wall: what the
 * guide of the conflict officer shows and the history of the demonstration has seldom on the day of the pictures.
 */
export async function showConflict(specialist: Browser, officer: Browser): Promise<Shown> {
  const { items: clients } = must(await officer.get('/api/clients?limit=50'))
  const client = clients.find((one: { name: string }) => one.name.endsWith('有限公司'))
  const lead = must(
    await specialist.post('/api/leads', {
      name: '陈望舒',
      organisation: '绍兴青禾印染有限公司',
      phone: '13812340000',
      need: '买卖合同货款纠纷',
      forMyself: true,
      opponents: [client.name],
    }),
  )
  const check = await checkOf(officer, lead.id)
  const at = `/api/conflict-checks/${check}`
  const facts = '两项事务由不同办公室的两组律师办理。'
  const { consents } = must(await officer.post(`${at}/consents`, { facts }))
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 同意书'], { type: 'application/pdf' }), '知情同意书.pdf')
  const file = must(await officer.post(`/api/files?subjectId=${lead.id}`, form))
  const signed = { outcome: 'signed', signedBy: '法定代表人', fileId: file.id }
  const signedOn = new Date().toISOString().slice(0, 10)
  must(
    await officer.post(`/api/conflict-consents/${consents[0].id}/reply`, { ...signed, signedOn }),
  )
  return {
    'conflict-desk': `/conflicts?open=${check}`,
    'conflict-consents': `/conflicts?open=${check}`,
    'conflict-wall': `/conflicts/walls/${await raiseWall(officer, client.id)}`,
  }
}

async function checkOf(officer: Browser, leadId: string): Promise<string> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const { items } = must(await officer.get(`/api/conflict-checks?subjectId=${leadId}`))
    if (items.length > 0) return items[0].id
    await new Promise((go) => setTimeout(go, 500))
  }
  throw new Error('the enquiry was not checked')
}

async function raiseWall(officer: Browser, clientId: string): Promise<string> {
  const { items } = must(await officer.get('/api/people?search=毛豆豆&size=5'))
  const wall = must(
    await officer.post('/api/walls', {
      reason: '毛豆豆的近亲属在该客户的主要供应商任职。',
      principalIds: [items[0].id],
      subjectIds: [clientId],
    }),
  )
  return wall.id
}
