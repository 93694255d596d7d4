import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asActor, dispatchOutbox, perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { createSubject } from '../../../tests/support/firm.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'
import { actorOfPerson, linkAccount } from '../people/index.ts'
import { type Estate, successorIn } from './index.ts'

let house: Organisation
/** Who has the desk of another area, which takes part in every leaving. */
const desk = { holder: '', subjectId: '' }
const deskEstate: Estate = {
  area: 'desks',
  preview: async (_work, personId) => ({
    count: desk.holder === personId ? 1 : 0,
    items: [],
  }),
  move: async (_work, personId, successors) => {
    if (desk.holder !== personId) return { count: 0, subjectIds: [] }
    desk.holder = successorIn('desks', successors)
    return { count: 1, subjectIds: desk.subjectId ? [desk.subjectId] : [] }
  },
}

beforeEach(async () => {
  house = await openOrganisation([deskEstate])
  Object.assign(desk, { holder: '', subjectId: '' })
})
afterEach(async () => house?.close())

type Who = keyof Organisation['firm']['people']
const as = (who: Who) => house.server.as(house.firm.people[who])
const idOf = (who: Who) => house.firm.people[who]
const path = (who: Who) => `/api/people/${idOf(who)}/leaving`
const handTo = (successor: Who, more: object = {}) => ({
  successorId: idOf(successor),
  reason: '个人发展',
  ...more,
})

async function shutOut(principalId: string, subjectId: string): Promise<void> {
  await perform(house.server.runtime, system, async ({ tx, now }) => {
    const id = uuidv7()
    await tx.insertInto('wall').values({ id, reason: '亲属关系', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subjectId }).execute()
    await tx
      .insertInto('wall_principal')
      .values({ wall_id: id, principal_id: principalId })
      .execute()
  })
}

/** Gives the head of the civil department an engagement, a deputy, an offer and an account. */
async function busyLife(): Promise<{ clientId: string; engagementId: string }> {
  const { runtime } = house.server
  const clientId = await createSubject(runtime, { kind: 'client' })
  const engagementId = await createSubject(runtime, {
    kind: 'engagement',
    parentId: clientId,
    members: { lead_lawyer: idOf('civilHead'), assistant: idOf('lawyer') },
  })
  await as('civilHead').post('/api/delegations', {
    personId: idOf('civilHead'),
    delegateId: idOf('lawyer'),
    startsAt: house.clock.now().toISOString(),
    endsAt: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
    reason: '开庭',
  })
  await as('civilHead').post('/api/handovers', {
    subjectId: engagementId,
    part: 'lead_lawyer',
    toId: idOf('otherLawyer'),
  })
  const accountId = await house.accounts.createAccount({
    email: 'head@firm.example',
    name: 'civilHead',
  })
  await perform(runtime, system, (work) => linkAccount(work.tx, idOf('civilHead'), accountId))
  return { clientId, engagementId }
}

describe('before somebody leaves', () => {
  test('human resources sees how much there is, and details only of what they may see', async () => {
    await busyLife()
    const preview = await as('personnel').get(path('civilHead'))
    const own = preview.body.areas[0]
    expect(own).toMatchObject({ area: 'organisation', count: 4 })
    expect(own.items.map((one: { kind: string }) => one.kind)).toEqual(['department', 'delegation'])
    const full = await as('managingPartner').get(path('civilHead'))
    expect(full.body.areas[0].items.map((one: { kind: string }) => one.kind)).toEqual([
      'department',
      'delegation',
      'handover',
      'engagement',
    ])
  })

  test('what a wall keeps from the viewer is neither shown nor counted', async () => {
    const { clientId } = await busyLife()
    const preview = async (who: Who) => {
      const { count, items } = (await as(who).get(path('civilHead'))).body.areas[0]
      return { count, kinds: items.map((one: { kind: string }) => one.kind) }
    }
    expect((await preview('managingPartner')).count).toBe(4)
    await shutOut(idOf('managingPartner'), clientId)
    await shutOut(house.firm.departments['人力资源部'] as string, clientId)
    const rest = { count: 2, kinds: ['department', 'delegation'] }
    expect(await preview('managingPartner')).toEqual(rest)
    expect(await preview('personnel')).toEqual(rest)
    expect((await preview('secondPartner')).count).toBe(4)
  })

  test('colleagues neither look nor act', async () => {
    expect((await as('lawyer').get(path('civilHead'))).status).toBe(403)
    expect((await as('engineer').post(path('civilHead'), handTo('lawyer'))).status).toBe(403)
  })
})

describe('when somebody leaves', () => {
  test('all they had in hand passes to the successor in one act', async () => {
    const { clientId, engagementId } = await busyLife()
    const left = await as('personnel').post(path('civilHead'), handTo('lawyer'))
    expect(left).toMatchObject({
      status: 200,
      body: {
        moved: [
          { area: 'organisation', count: 4 },
          { area: 'desks', count: 0 },
        ],
      },
    })
    await asActor(house.data.database, system, async (tx) => {
      const members = await tx.selectFrom('subject_member').selectAll().execute()
      expect(members.map((one) => one.person_id)).not.toContain(idOf('civilHead'))
      expect(members).toContainEqual(
        expect.objectContaining({
          subject_id: engagementId,
          person_id: idOf('lawyer'),
          part: 'lead_lawyer',
        }),
      )
      expect(members).toContainEqual(
        expect.objectContaining({
          subject_id: clientId,
          person_id: idOf('lawyer'),
          part: 'through_engagement',
        }),
      )
      const handover = await tx.selectFrom('handover').selectAll().executeTakeFirstOrThrow()
      expect(handover).toMatchObject({ status: 'offered', from_id: idOf('lawyer') })
      const heads = await tx.selectFrom('department').select('head_id').execute()
      expect(heads.map((one) => one.head_id)).toContain(idOf('lawyer'))
      const roles = await tx
        .selectFrom('person_role')
        .select('role')
        .where('person_id', '=', idOf('civilHead'))
        .execute()
      expect(roles).toEqual([])
    })
    const deputy = await actorOfPerson(house.data.database, idOf('lawyer'), house.clock)
    expect(deputy?.standsInFor).toEqual([])
  })

  test('they can do nothing any more, their keys neither, and their account is closed afterwards', async () => {
    await busyLife()
    const made = await as('civilHead').post('/api/api-keys', {
      name: '同步',
      scopes: ['listPeople'],
    })
    const caller = house.server.withKey(made.body.secret)
    expect((await caller.get('/api/people')).status).toBe(200)
    await as('personnel').post(path('civilHead'), handTo('lawyer'))
    expect((await as('civilHead').get('/api/me')).status).toBe(401)
    expect((await caller.get('/api/people')).status).toBe(401)
    await dispatchOutbox(house.server.runtime)
    expect([...house.accounts.all.values()]).toEqual([
      expect.objectContaining({ disabled: true, sessions: 0 }),
    ])
  })

  test('the log keeps who took over, which roles went and how much moved', async () => {
    await busyLife()
    await as('personnel').post(path('civilHead'), handTo('lawyer'))
    expect(house.events.at(-1)).toMatchObject({
      type: 'person.left',
      object: idOf('civilHead'),
      actorId: idOf('personnel'),
      data: {
        successor_id: idOf('lawyer'),
        roles: ['department_head', 'lawyer', 'partner'],
        moved: { organisation: 4, desks: 0 },
        reason: '个人发展',
      },
    })
  })

  test('another person may take over one area', async () => {
    await busyLife()
    desk.holder = idOf('civilHead')
    const perArea = { desks: idOf('otherLawyer') }
    await as('personnel').post(path('civilHead'), handTo('lawyer', { perArea }))
    expect(desk.holder).toBe(idOf('otherLawyer'))
    const unknown = await as('personnel').post(
      path('lawyer'),
      handTo('otherLawyer', { perArea: { moon: idOf('lawyer') } }),
    )
    expect(unknown.error?.fields).toEqual([{ path: 'perArea.moon', code: 'unknown_area' }])
  })

  test('nothing moves to a successor whom a wall shuts out; only the number is told', async () => {
    const { clientId, engagementId } = await busyLife()
    await shutOut(idOf('lawyer'), clientId)
    const refusal = await as('personnel').post(path('civilHead'), handTo('lawyer'))
    expect(refusal).toMatchObject({
      status: 409,
      error: { code: 'successor_walled', details: { count: 1 } },
    })
    const members = await asActor(house.data.database, system, (tx) =>
      tx
        .selectFrom('subject_member')
        .select('person_id')
        .where('subject_id', '=', engagementId)
        .execute(),
    )
    expect(members.map((one) => one.person_id)).toContain(idOf('civilHead'))
    expect((await as('civilHead').get('/api/me')).status).toBe(200)
  })

  test('a wall around what another area moves counts as well', async () => {
    desk.holder = idOf('civilHead')
    desk.subjectId = await createSubject(house.server.runtime, { kind: 'client' })
    await shutOut(house.firm.departments['刑事业务部'] as string, desk.subjectId)
    const refusal = await as('personnel').post(path('civilHead'), handTo('otherLawyer'))
    expect(refusal.error).toMatchObject({ code: 'successor_walled', details: { count: 1 } })
  })

  test('the successor is somebody else who is still there', async () => {
    expect((await as('personnel').post(path('lawyer'), handTo('lawyer'))).error?.code).toBe(
      'successor_is_leaver',
    )
    await as('personnel').post(path('lawyer'), handTo('civilHead'))
    expect((await as('personnel').post(path('otherLawyer'), handTo('lawyer'))).error?.code).toBe(
      'successor_has_left',
    )
    expect((await as('personnel').post(path('lawyer'), handTo('otherLawyer'))).error?.code).toBe(
      'already_left',
    )
  })

  test('a managing partner leaves through a managing partner, and never the last one', async () => {
    expect((await as('personnel').post(path('secondPartner'), handTo('lawyer'))).error?.code).toBe(
      'managing_partner_only',
    )
    expect(
      (await as('managingPartner').post(path('secondPartner'), handTo('managingPartner'))).status,
    ).toBe(200)
  })
})
