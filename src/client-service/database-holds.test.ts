import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { asActor, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { done, type Service, startService } from './service.fixture.ts'

// What no verb does is refused by the database too, to the application's own role.

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

const write = (...statements: ReturnType<typeof sql>[]) =>
  asActor(firm.database.database, system, async (tx) => {
    for (const statement of statements) await statement.execute(tx)
  })

describe('the database refuses', () => {
  it('an answered hand-over being answered again', async () => {
    const { engagementId } = await firm.running()
    const id = uuidv7()
    const now = firm.clock.now()
    await write(
      sql`insert into handover (id, subject_id, subject_kind, part, from_id, to_id, offered_at)
        values (${id}, ${engagementId}, 'engagement', 'lead_lawyer', ${firm.id('lawyer')}, ${firm.id('civilHead')}, ${now})`,
      sql`update handover set status = 'returned', answered_at = ${now}, answer_reason = '开庭' where id = ${id}`,
    )
    const again = sql`update handover set status = 'accepted' where id = ${id}`
    await expect(write(again)).rejects.toThrow('does not go from returned to accepted')
  })

  it('an engagement that nobody runs, a client nobody cares for', async () => {
    const { engagementId, clientId } = await firm.running()
    const gone = (subject: string, part: string) =>
      write(sql`delete from subject_member where subject_id = ${subject} and part = ${part}`)
    await expect(gone(engagementId, 'lead_lawyer')).rejects.toThrow('nobody is lead_lawyer')
    await expect(gone(clientId, 'specialist')).rejects.toThrow('nobody is specialist')
    await gone(clientId, 'manager')
  })

  it('shares that do not make up the whole', async () => {
    const { engagementId } = await firm.running()
    const half = sql`update engagement_lawyer set share = 50 where subject_id = ${engagementId} and share is not null`
    await expect(write(half)).rejects.toThrow('do not make up the whole')
  })

  it('a milestone completed while the client has still to decide', async () => {
    const { path } = await firm.running()
    const lawyer = firm.as('lawyer')
    const [letter] = done(await lawyer.get(`${path}/plan`)).milestones
    const options = [
      { title: '和解', consequences: '分期' },
      { title: '继续', consequences: '半年' },
    ]
    const put = { question: '和解吗', options, answerBy: '2026-03-10', milestoneId: letter.id }
    done(await lawyer.post(`${path}/client-decisions`, put))
    const completed = sql`update plan_milestone set state = 'completed', completed_at = ${firm.clock.now()},
      completed_by = ${firm.id('lawyer')} where id = ${letter.id}`
    await expect(write(completed)).rejects.toThrow('waits for the client')
  })

  it('an engagement that begins in the middle', async () => {
    const { clientId } = await firm.running()
    const id = uuidv7()
    const now = firm.clock.now()
    await expect(
      write(
        sql`insert into subject (id, kind, parent_id, created_at) values (${id}, 'engagement', ${clientId}, ${now})`,
        sql`insert into engagement (id, client_id, title, practice_area, opened_at, stage, search_text)
          values (${id}, ${clientId}, '直接结案', 'civil', ${now}, 'closed', '直接结案')`,
      ),
    ).rejects.toThrow('does not begin as closed')
  })

  it('a contract nobody decided on', async () => {
    const { clientId } = await firm.convert()
    const opened = done(
      await firm.as('lawyer').post('/api/engagements', {
        clientId,
        title: '年度法律顾问',
        practiceArea: 'commercial',
        departmentId: firm.department('民事业务部'),
        lawyers: [{ personId: firm.id('lawyer'), part: 'lead_lawyer' }],
      }),
    )
    const signed = sql`update engagement set stage = 'signed' where id = ${opened.id}`
    await expect(write(signed)).rejects.toThrow('no conflict officer has decided')
  })

  it('a lead that begins in the middle, or assigned to nobody', async () => {
    const now = firm.clock.now()
    const begins = (stage: string) => {
      const id = uuidv7()
      return write(
        sql`insert into subject (id, kind, created_at) values (${id}, 'lead', ${now})`,
        sql`insert into lead (id, name, stage, received_on, parties_changed_at, created_at, last_activity_at)
          values (${id}, '凭空而来', ${stage}, '2026-03-02', ${now}, ${now}, ${now})`,
      )
    }
    await expect(begins('proposed')).rejects.toThrow('a lead begins registered')
    await expect(begins('screened')).rejects.toThrow('a lead begins registered')
    await expect(begins('assigned')).rejects.toThrow('assigned to somebody')
    await begins('registered')
  })

  it('a conversion of a lead that lacks what conversion asks for', async () => {
    const proposalId = await firm.proposalFor([])
    const [{ subject_id }] = await firm.look('select subject_id from proposal where id = $1', [
      proposalId,
    ])
    await expect(
      write(
        sql`insert into conversion (id, subject_id, proposal_id, client_id, engagement_id, client_is_new, title,
            lead_lawyer_id, lawyers, converted_by, converted_at)
          values (${uuidv7()}, ${subject_id}, ${proposalId}, ${uuidv7()}, ${uuidv7()}, true, '凭空转化',
            ${firm.id('lawyer')}, '[]', ${firm.id('lawyer')}, ${firm.clock.now()})`,
      ),
    ).rejects.toThrow('lacks what conversion asks for')
  })
})

describe('while an engagement rests', () => {
  it('a report opens the next one resting as well, and it goes on with the engagement', async () => {
    const { engagementId, path } = await firm.running()
    const lawyer = firm.as('lawyer')
    done(await lawyer.post(`${path}/suspension`, { reason: '等待另案判决' }))
    const report = { toClient: true, toTeam: true, way: 'call', text: '另案尚未判决' }
    done(await lawyer.post(`${path}/progress-reports`, report))
    const resting = await firm.promises(engagementId)
    expect(resting).toEqual(expect.arrayContaining(['O2 paused', 'S2 paused', 'S3 paused']))
    expect(resting).not.toContain('S2 open')
    firm.clock.advance(30 * 86_400_000)
    done(await lawyer.post(`${path}/resumption`, {}))
    expect(await firm.promises(engagementId)).toEqual(
      expect.arrayContaining(['O2 open', 'S2 open', 'S3 open']),
    )
    const [late] = await firm.look(
      `select 1 from commitment where subject_id = $1 and status = 'open' and due_at < $2
         and clause_code in ('O2', 'S2', 'S3')`,
      [engagementId, firm.clock.now()],
    )
    expect(late).toBeUndefined()
  })
})
