import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../communications/notifications/notices.fixture.ts'
import { raiseWallBetween } from '../index.ts'

// Two teams that both clients allowed, each on its own side: it holds for whoever joins one of them later, and nobody
// stays on both without somebody having said so.

let firm: OpenFirm
beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
}, 60_000)
afterAll(() => firm?.close())

const sees = async (person: Person, engagement: string): Promise<boolean> =>
  (await firm.as(person).get(`/api/engagements/${engagement}`)).status === 200

const apart = (because: string, sides: [string, Person[]][]) =>
  perform(firm.product.runtime, system, (work) =>
    raiseWallBetween(work, {
      reason: '双方已书面同意',
      because,
      sides: sides.map(([subject, people]) => ({
        subjectIds: [subject],
        principalIds: people.map(firm.id),
      })) as never,
    }),
  )

async function join(person: Person, engagement: string): Promise<void> {
  const path = `/api/engagements/${engagement}`
  const { version, lawyers } = done(await firm.as('manager').get(path))
  const team = [
    ...lawyers.map((one: { id: string; part: string; share: number | null }) => ({
      personId: one.id,
      part: one.part,
      share: one.share,
    })),
    { personId: firm.id(person), part: 'assisting_lawyer' },
  ]
  const ifMatch = { 'if-match': `"${version}"` }
  done(await firm.as('manager').put(`${path}/lawyers`, { lawyers: team }, ifMatch))
}

const owes = async (clause: string): Promise<string[]> => {
  const rows = await firm.look<{ name: string }>(
    `select p.name from commitment c join person p on p.id = c.owner_id
     where c.clause_code = $1 and c.closed_at is null order by 1`,
    [clause],
  )
  return rows.map((row) => row.name)
}

describe('whoever works on both sides', () => {
  test('is laid before the conflict officer, who says where they stay; the decision is kept', async () => {
    const [one, other] = [await firm.convertedLead(), await firm.convertedLead()]
    const { onBothSides } = await apart('consents:both', [
      [one.engagementId, ['lawyer']],
      [other.engagementId, ['lawyer']],
    ])
    expect(onBothSides).toEqual([{ principalId: firm.id('lawyer') }])
    expect(await sees('lawyer', one.engagementId)).toBe(true)
    expect(await sees('lawyer', other.engagementId)).toBe(true)
    expect(await owes('G4.sides')).toEqual(['conflictOfficer'])
    const officer = firm.as('conflictOfficer')
    const { items } = done(await officer.get('/api/wall-sides'))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      person: { id: firm.id('lawyer') },
      sides: [[{ id: one.engagementId }], [{ id: other.engagementId }]],
    })
    expect((await firm.as('lawyer').get('/api/wall-sides')).status).toBe(403)
    const path = `/api/wall-sides/${items[0].id}/settlement`
    const said = { stays: 'second', reason: '第二件由其承办已久' }
    expect(done(await officer.post(path, said)).items).toEqual([])
    expect((await officer.post(path, said)).error?.code).toBe('side_settled')
    expect(await sees('lawyer', one.engagementId)).toBe(false)
    expect(await sees('lawyer', other.engagementId)).toBe(true)
    expect(await owes('G4.sides')).toEqual([])
    const [kept] = await firm.look<{ stays: number; reason: string }>(
      'select stays, reason from wall_both_sides where settled_by = $1',
      [firm.id('conflictOfficer')],
    )
    expect(kept).toMatchObject({ stays: 1, reason: said.reason })
  })
})

describe('whoever joins a team later', () => {
  test('is shut out of the other side in the same act, and is told so', async () => {
    const [one, other] = [await firm.convertedLead(), await firm.convertedLead()]
    // Nobody stands on the first side yet.
    await apart('consents:later', [
      [one.engagementId, []],
      [other.engagementId, []],
    ])
    expect(await sees('managingPartner', other.engagementId)).toBe(true)
    await join('otherLawyer', one.engagementId)
    expect(await sees('otherLawyer', one.engagementId)).toBe(true)
    expect(await sees('otherLawyer', other.engagementId)).toBe(false)
    expect(done(await firm.as('otherLawyer').get('/api/my-walls')).items).toHaveLength(1)
    await join('civilHead', one.engagementId)
    expect(await sees('civilHead', other.engagementId)).toBe(false)
    const walls = await firm.look(`select id from wall where because = 'consents:later/0'`)
    expect(walls).toHaveLength(1)
  })

  test('stays out of the wall where the desk took them out of it', async () => {
    const [wall] = await firm.look<{ id: string; version: number }>(
      `select id, version from wall where because = 'consents:later/0'`,
    )
    const removal = { principalIds: [firm.id('civilHead')], reason: '只复核程序' }
    const ifMatch = { 'if-match': `"${wall?.version}"` }
    done(await firm.as('conflictOfficer').post(`/api/walls/${wall?.id}/removals`, removal, ifMatch))
    const [one] = await firm.look<{ id: string }>(
      `select subject_id as id from wall_apart where because = 'consents:later' and side = 0`,
    )
    await join('managingPartner', one?.id as string)
    await firm.work()
    const behind = await firm.look<{ id: string }>(
      'select principal_id as id from wall_principal where wall_id = $1',
      [wall?.id],
    )
    expect(behind.map((row) => row.id)).not.toContain(firm.id('civilHead'))
  })
})

describe('whoever was told of a wall', () => {
  test('owes a word within two working days; after five the conflict officer sees it missing', async () => {
    const { clientId } = await firm.convertedLead()
    const body = {
      reason: '近亲属持股',
      subjectIds: [clientId],
      principalIds: [firm.id('accountant')],
    }
    const wall = done(await firm.as('conflictOfficer').post('/api/walls', body))
    const owed = () =>
      firm.look<{ due: string; status: string; level: number; to: string | null }>(
        `select c.due_at::text as due, c.status, c.escalation_level as level, p.name as to from commitment c
         left join person p on p.id = c.escalated_to where c.clause_code = 'G4.wall' and c.owner_id = $1
         order by c.began_at desc`,
        [firm.id('accountant')],
      )
    expect((await owed())[0]?.status).toBe('open')
    await firm.at('2026-03-09T15:00')
    await firm.work()
    expect((await owed())[0]).toMatchObject({ level: 1, to: 'conflictOfficer' })
    done(await firm.as('accountant').post(`/api/my-walls/${wall.id}/acknowledgement`))
    expect((await owed())[0]?.status).toBe('kept_late')
  })

  test('owes none once the wall is lifted', async () => {
    const { clientId } = await firm.convertedLead()
    const body = {
      reason: '近亲属持股',
      subjectIds: [clientId],
      principalIds: [firm.id('accountant')],
    }
    const wall = done(await firm.as('conflictOfficer').post('/api/walls', body))
    const lifting = { reason: '登记有误' }
    const ifMatch = { 'if-match': `"${wall.version}"` }
    done(await firm.as('managingPartner').post(`/api/walls/${wall.id}/lifting`, lifting, ifMatch))
    expect(await owes('G4.wall')).not.toContain('accountant')
  })
})
