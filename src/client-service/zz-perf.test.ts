import { afterAll, beforeAll, expect, it } from 'vitest'
import { done, type Service, startService } from './service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
  const dept = firm.department('刑事业务部')
  await firm.look(`
    create temp table ids as select i, gen_random_uuid() as c, gen_random_uuid() as e from generate_series(1, 30000) i`)
  await firm.look(`insert into subject (id, kind, department_id, created_at) select c, 'client', $1, now() from ids`, [dept])
  await firm.look(`insert into subject (id, kind, parent_id, department_id, created_at) select e, 'engagement', c, $1, now() from ids`, [dept])
  await firm.look(`insert into client (id, kind, name, registered_at, search_text, tier) select c, 'organisation', '杭州测试' || i || '有限公司', date_trunc('ms', now() - i * interval '1 minute'), '杭州测试' || i || '有限公司', case when i % 50 = 0 then 'key' else 'regular' end from ids`)
  await firm.look(`insert into engagement (id, client_id, title, practice_area, opened_at, search_text) select e, c, '纠纷' || i, 'civil', date_trunc('ms', now() - i * interval '1 minute'), '纠纷' || i || ' 杭州测试' || i from ids`)
  await firm.look(`insert into engagement_lawyer (subject_id, person_id, part, since) select e, $1, 'lead_lawyer', now() from ids where i % 100 <> 0`, [firm.id('otherLawyer')])
  await firm.look(`insert into subject_member (subject_id, person_id, part, since) select e, $1, 'lead_lawyer', now() from ids where i % 100 = 0`, [firm.id('lawyer')])
  await firm.look(`insert into feedback (id, subject_id, subject_kind, client_id, kind, text, way, received_at) select gen_random_uuid(), e, 'engagement', c, 'problem', 'x', 'call', date_trunc('ms', now() - i * interval '1 minute') from ids where i % 3 = 0`)
  await firm.look(`analyze`)
}, 120_000)
afterAll(() => firm.close())

it('times', async () => {
  for (const person of ['manager', 'lawyer', 'civilHead'] as const) {
    for (const path of ['/api/clients', '/api/clients?tier=key', '/api/clients?q=测试29999', '/api/clients?q=杭州', '/api/clients?q=杭', '/api/engagements', '/api/engagements?stage=opened', '/api/engagements?q=纠纷12', '/api/feedback?state=open', `/api/engagements?lawyerId=${firm.id('lawyer')}`, `/api/engagements?lawyerId=${firm.id('otherLawyer')}`, `/api/clients?departmentId=${firm.department('刑事业务部')}`]) {
      const url = encodeURI(path)
      done(await firm.as(person).get(url))
      const at = performance.now()
      const body = done(await firm.as(person).get(url))
      console.log(person, path.replace(/[0-9a-f-]{36}/, 'ID'), body.items.length, (performance.now() - at).toFixed(1))
    }
  }
  expect(1).toBe(1)
}, 120_000)
