import pg from 'pg'
import { dispatchOutbox } from '#access/index.ts'
import { TestClock } from '#platform/clock.ts'
import type { Outward } from '#shell/areas.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  createSubject,
  foundFirm,
  mondayMorning,
  publish,
  type TestFirm,
} from '../../../tests/support/firm.ts'
import { type Answer, testServer } from '../../../tests/support/http.ts'
import { startProduct } from '../../../tests/support/product.ts'

export type Person = keyof TestFirm['people']

/** The whole product at work in a small firm, with a clock of the test and nobody in a hurry. */
export async function openFirm(outward: Partial<Outward> = {}) {
  const clock = new TestClock(mondayMorning)
  const product = await startProduct({ clock, outward })
  const firm = await foundFirm(product.runtime)
  const { entrances, policy, handlers, chores } = product.areas
  const server = testServer({ database: product.db.database, clock, entrances, policy, handlers })
  const admin = new pg.Client({
    connectionString: product.db.adminUrl,
    options: '-c search_path=firm',
  })
  await admin.connect()
  const id = (person: Person) => firm.people[person]
  const as = (person: Person) => server.as(id(person))
  const chore = async (name: string) =>
    chores.find((one) => one.name === name)?.run(product.runtime)
  /** What the worker does all the time: what is due, digests, the outbox until it rests. */
  const work = async () => {
    await chore('sweep')
    await dispatchOutbox(product.runtime, 10_000)
    await chore('send-digests')
    await dispatchOutbox(product.runtime, 10_000)
  }
  return {
    product,
    server,
    firm,
    clock,
    id,
    as,
    chore,
    work,
    /** The clock stands at this time of the firm's day, and the worker has come by. */
    at: async (time: string) => {
      clock.set(`${time}:00+08:00`)
      await work()
    },
    mailsTo: (person: Person) =>
      product.mails.filter((mail) => mail.to === `${person}@firm.example`.toLowerCase()),
    look: async <Row extends pg.QueryResultRow>(query: string, values: unknown[] = []) =>
      (await admin.query<Row>(query, values)).rows,
    /** A lead given to the specialist by the manager: the first contact is owed in two hours. */
    givenLead: async (name: string, more: object = {}): Promise<string> => {
      const details = { name, phone: '13800001234', ...more }
      const lead = done(await as('marketer').post('/api/leads', details))
      const road = `/api/leads/${lead.id}`
      const screening = { outcome: 'accepted', practiceArea: 'civil' }
      done(await as('marketer').post(`${road}/screening`, screening))
      const assignment = {
        specialistId: id('specialist'),
        departmentId: firm.departments.民事业务部,
      }
      done(await as('manager').post(`${road}/assignment`, assignment))
      return lead.id
    },
    /** A client with an engagement of the lawyer: what a conversion publishes. */
    convertedLead: async () => {
      const leadId = await createSubject(product.runtime, {
        kind: 'lead',
        members: { manager: id('manager'), specialist: id('specialist') },
      })
      const ids = { client_id: uuidv7(), engagement_id: uuidv7() }
      const data = {
        ...ids,
        client_is_new: true,
        name: '浙江禾屿食品科技有限公司',
        kind: 'organisation',
        title: '诉腾跃包装买卖合同纠纷',
        department_id: firm.departments.民事业务部,
        specialist_id: id('specialist'),
        lead_lawyer_id: id('lawyer'),
        lawyers: [{ person_id: id('lawyer'), part: 'lead_lawyer', share: null }],
        proposal_id: null,
        practice_area: 'commercial',
        origin: { channel: '老客户介绍' },
        contact: { name: '姜晓棠', phone: '+8613800001111', mail: null },
        milestones: [
          { title: '发出律师函', responsible_id: id('lawyer'), due_on: '2026-03-20', note: '' },
        ],
        fees: { kind: 'fixed', low: '150000.00', high: '150000.00', basis: '按阶段收取' },
      }
      const subject = { kind: 'lead' as const, id: leadId }
      await publish(product.runtime, [{ type: 'lead.converted', subject, data }])
      return { clientId: ids.client_id, engagementId: ids.engagement_id }
    },
    wall: async (subjectId: string, person: Person) => {
      await admin.query(
        `with w as (insert into wall (id, reason, raised_at) values (gen_random_uuid(), '利益冲突', $3) returning id),
          s as (insert into wall_subject (wall_id, subject_id) select id, $1 from w)
         insert into wall_principal (wall_id, principal_id) select id, $2 from w`,
        [subjectId, id(person), clock.now()],
      )
    },
    close: async () => {
      await admin.end()
      await server.close()
      await product.close()
    },
  }
}
export type OpenFirm = Awaited<ReturnType<typeof openFirm>>

/** The reply of a request that must have succeeded. */
export function done(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
