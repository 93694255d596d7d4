import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform, system } from '#access/index.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  done as ok,
  type House,
  type HousePerson,
  startHouse,
} from '../../../tests/support/house.ts'
import { creditCodeCheckCharacter } from '../identifiers/index.ts'

// The register joins what bears the same number. Whoever sees a party through one affair is told nothing of it that
// only another affair says, from which a wall shuts them out: for them it is the party it would be without that affair.

let house: House
beforeAll(async () => {
  house = await startHouse()
}, 60_000)
afterAll(() => house?.close())

const as = (who: HousePerson) => house.as(who)
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into rows freely
const look = (text: string, values: unknown[] = []): Promise<any[]> => house.look(text, values)

let codes = 0
const newCode = () => {
  codes += 1
  const first = `91350200M${String(codes).padStart(8, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}
let telephones = 13_600_000_000
const newPhone = () => {
  telephones += 1
  return String(telephones)
}
const lead = async (name: string, more: object = {}) => {
  house.clock.advance(1_000)
  const body = { name, phone: newPhone(), forMyself: true, ...more }
  const made = ok(await as('specialist').post('/api/leads', body))
  house.clock.advance(1_000)
  return made
}
const rename = async (id: string, name: string) => {
  const { version } = ok(await as('specialist').get(`/api/leads/${id}`))
  const headers = { 'if-match': `"${version}"` }
  ok(await as('specialist').patch(`/api/leads/${id}`, { name }, headers))
  house.clock.advance(1_000)
}
const partyOf = async (subject: string): Promise<string> =>
  (
    await look(
      `select party_id from party_involvement where subject_id = $1 and role = 'prospect' order by id`,
      [subject],
    )
  )[0].party_id
const register = async (name: string, more: object = {}) =>
  ok(await as('specialist').post('/api/parties', { kind: 'organisation', name, ...more }))

async function wall(subject: string, person: HousePerson): Promise<string> {
  const id = uuidv7()
  await perform(house.server.runtime, system, async ({ tx, now }) => {
    await tx.insertInto('wall').values({ id, reason: '亲属', raised_at: now }).execute()
    await tx.insertInto('wall_subject').values({ wall_id: id, subject_id: subject }).execute()
    const principal_id = house.id(person)
    await tx.insertInto('wall_principal').values({ wall_id: id, principal_id }).execute()
  })
  return id
}

/** All the register tells somebody of a party. */
async function told(
  who: HousePerson,
  id: string,
  words: string[],
): Promise<Record<string, unknown>> {
  const paths = [
    ...['', '/history', '/graph'].map((more) => `/api/parties/${id}${more}`),
    '/api/parties?limit=200',
    '/api/party-duplicates?limit=200',
    '/api/party-duplicates?status=merged&limit=200',
    ...words.flatMap((word) => [
      `/api/parties?q=${encodeURIComponent(word)}`,
      `/api/party-look-alikes?name=${encodeURIComponent(word)}&number=${encodeURIComponent(word)}`,
    ]),
  ]
  const all: Record<string, unknown> = {}
  for (const path of paths) {
    const { status, body } = await as(who).get(path)
    all[path] = { status, body }
  }
  return all
}

describe('what an affair behind a wall says of a party seen elsewhere', () => {
  test('is not told to whom the wall shuts out: neither name nor number nor telephone, nowhere', async () => {
    const unifiedSocialCreditCode = newCode()
    const open = await lead('雪松贸易有限公司', { unifiedSocialCreditCode })
    const id = await partyOf(open.id)
    const phone = newPhone()
    const words = ['赤松', '赤松控股有限公司', '赤松集团有限公司', phone, unifiedSocialCreditCode]
    const before = await told('manager', id, words)
    const hidden = await lead('赤松控股有限公司', { unifiedSocialCreditCode, phone })
    expect(await partyOf(hidden.id)).toBe(id)
    await rename(hidden.id, '赤松集团有限公司')
    const seen = ok(await as('manager').get(`/api/parties/${id}`))
    expect([seen.name, seen.names.length, seen.contacts.length]).toEqual(['赤松集团有限公司', 3, 2])

    const raised = await wall(hidden.id, 'manager')
    expect(await told('manager', id, words)).toEqual(before)
    const inside = JSON.stringify(await told('specialist', id, words))
    expect(inside).toContain('赤松集团有限公司')
    expect(inside).toContain(phone)
    await look('update wall set lifted_at = now() where id = $1', [raised])
    expect(ok(await as('manager').get(`/api/parties/${id}`)).name).toBe('赤松集团有限公司')
  })

  test('is not told either where that affair brought the party into the register', async () => {
    const unifiedSocialCreditCode = newCode()
    const hidden = await lead('黑松控股有限公司', { unifiedSocialCreditCode })
    const open = await lead('白皮松有限公司', { unifiedSocialCreditCode })
    const id = await partyOf(hidden.id)
    expect(await partyOf(open.id)).toBe(id)
    const since = (await look('select created_at from lead where id = $1', [open.id]))[0].created_at
    await wall(hidden.id, 'manager')
    const page = ok(await as('manager').get(`/api/parties/${id}`))
    expect(page).toMatchObject({ name: '白皮松有限公司', registeredAt: since.toISOString() })
    expect(page.contacts.length).toBe(1)
    expect(page.identifiers.length).toBe(1)
    const list = ok(await as('manager').get(`/api/parties?q=${unifiedSocialCreditCode}`))
    expect(list.items).toMatchObject([
      { name: '白皮松有限公司', otherNames: [], registeredAt: since.toISOString() },
    ])
    expect(JSON.stringify(await told('manager', id, ['黑松']))).not.toContain('黑松')
  })

  test('is told once an affair they may see says it, too', async () => {
    const unifiedSocialCreditCode = newCode()
    const open = await lead('云杉木业有限公司', { unifiedSocialCreditCode })
    const hidden = await lead('红松木业有限公司', { unifiedSocialCreditCode })
    const id = await partyOf(open.id)
    const raised = await wall(hidden.id, 'manager')
    const names = async () =>
      ok(await as('manager').get(`/api/parties/${id}`)).names.map(
        (one: { name: string }) => one.name,
      )
    expect(await names()).toEqual(['云杉木业有限公司'])
    await rename(open.id, '红松木业有限公司')
    expect(await names()).toEqual(['云杉木业有限公司', '红松木业有限公司'])
    await look('update wall set lifted_at = now() where id = $1', [raised])
    expect((await names()).length).toBe(2)
  })

  test('is not told by its history either when it is corrected or taken out by hand', async () => {
    const unifiedSocialCreditCode = newCode()
    const open = await lead('油杉食品有限公司', { unifiedSocialCreditCode })
    const id = await partyOf(open.id)
    const hidden = await lead('铁杉食品有限公司', { unifiedSocialCreditCode })
    await rename(hidden.id, '铁杉集团有限公司')
    await wall(hidden.id, 'manager')
    const named = async (name: string) =>
      ok(await as('specialist').get(`/api/parties/${id}`)).names.find(
        (one: { name: string }) => one.name === name,
      ).id
    const at = `/api/parties/${id}/names`
    const wrong = await named('铁杉食品有限公司')
    ok(await as('specialist').put(`${at}/${wrong}`, { kind: 'former', name: '铁杉老字号' }))
    const last = await named('铁杉集团有限公司')
    ok(await as('specialist').delete(`${at}/${last}`))
    const { version } = ok(await as('specialist').get(`/api/parties/${id}`))
    const chosen = { name: '铁杉老字号' }
    ok(await as('specialist').patch(`/api/parties/${id}`, chosen, { 'if-match': `"${version}"` }))
    const all = await told('manager', id, ['铁杉', '铁杉老字号', '油杉'])
    expect(JSON.stringify(all)).not.toContain('铁杉')
    expect(JSON.stringify(await told('specialist', id, []))).toContain('铁杉集团有限公司')
  })

  test('raises no pair of look-alikes for them, until they say so themselves', async () => {
    const unifiedSocialCreditCode = newCode()
    const open = await lead('冷杉科技有限公司', { unifiedSocialCreditCode })
    const hidden = await lead('银杉科技有限公司', { unifiedSocialCreditCode })
    const other = await lead('银杉科技有限公司')
    const [oneId, otherId] = [await partyOf(open.id), await partyOf(other.id)]
    const pairs = async (who: HousePerson) =>
      ok(await as(who).get('/api/party-duplicates?limit=200')).items.filter(
        (one: { sides: { id: string }[] }) =>
          [oneId, otherId].every((id) => one.sides.some((side) => side.id === id)),
      )
    await wall(hidden.id, 'manager')
    expect(await pairs('conflictOfficer')).toMatchObject([{ why: 'same_name' }])
    expect(await pairs('manager')).toEqual([])
    const flagged = { oneId, otherId, reason: '地址相同' }
    ok(await as('manager').post('/api/party-duplicates', flagged))
    expect(await pairs('manager')).toMatchObject([{ why: 'said_so', matched: '地址相同' }])
  })

  test('ties the party to nothing else: its number leads to a second entry', async () => {
    const unifiedSocialCreditCode = newCode()
    const name = '水松能源有限公司'
    const hidden = await lead('落羽杉能源有限公司', { unifiedSocialCreditCode })
    const id = await partyOf(hidden.id)
    const open = await lead(name)
    await look(`update party_involvement set party_id = $1 where subject_id = $2`, [id, open.id])
    await wall(hidden.id, 'manager')
    const third = await lead('第三方能源有限公司', { unifiedSocialCreditCode })
    expect(await partyOf(third.id)).not.toBe(id)
  })
})

describe('a merge', () => {
  test('tells whom a wall shuts out of one of the two nothing of it, and is undone exactly', async () => {
    const open = await lead('桧木实业有限公司')
    const hidden = await lead('侧柏实业有限公司')
    const [kept, folded] = [await partyOf(open.id), await partyOf(hidden.id)]
    const parent = await register('柏科控股有限公司')
    await wall(hidden.id, 'manager')
    const by = as('specialist')
    ok(await by.post(`/api/parties/${folded}/names`, { kind: 'trade', name: '刺柏' }))
    ok(await by.post(`/api/parties/${folded}/contacts`, { kind: 'phone', value: newPhone() }))
    ok(
      await by.post(`/api/parties/${folded}/relations`, {
        type: 'parent',
        direction: 'of',
        otherId: parent.id,
        source: '公示系统',
      }),
    )
    const rows = () =>
      look(
        `select id, party_id, said_in, name as value from party_name union all
         select id, party_id, said_in, value from party_contact union all
         select id, from_party, said_in, type from party_relation order by 1`,
      )
    const were = await rows()
    const before = await told('manager', kept, ['侧柏', '刺柏', '柏科'])
    const officer = as('conflictOfficer')
    const pair = ok(
      await officer.post('/api/party-duplicates', { oneId: kept, otherId: folded, reason: '同一' }),
    )
    const merged = ok(
      await officer.post(`/api/party-duplicates/${pair.id}/merge`, {
        keepId: kept,
        reason: '同一',
      }),
    )
    expect(await told('manager', kept, ['侧柏', '刺柏', '柏科'])).toEqual(before)
    expect((await as('manager').get(`/api/parties/${folded}`)).status).toBe(404)
    const inside = ok(await officer.get(`/api/parties/${kept}`))
    expect(inside.merges).toMatchObject([{ folded: { name: '侧柏实业有限公司' } }])
    expect(inside.relations.length).toBe(1)
    ok(await officer.post(`/api/party-merges/${merged.mergeId}/undoing`, {}))
    expect(await rows()).toEqual(were)
    expect(await told('manager', kept, ['侧柏', '刺柏', '柏科'])).toEqual(before)
  })
})

describe('a check for conflicts', () => {
  test('finds by every name, and names none to whom a wall shuts out of the affair that says it', async () => {
    const unifiedSocialCreditCode = newCode()
    const open = await lead('银桦环保有限公司', { unifiedSocialCreditCode })
    const hidden = await lead('紫桦环保有限公司', { unifiedSocialCreditCode })
    await rename(hidden.id, '紫桦集团有限公司')
    await lead('紫桦集团有限公司')
    await wall(hidden.id, 'conflictOfficer')
    const officer = as('conflictOfficer')
    const run = ok(await officer.post('/api/conflict-checks', { subjectId: open.id }))
    expect(JSON.stringify(run)).not.toContain('紫桦')
    expect(run.ours).toEqual(['银桦环保有限公司'])
    const [row] = await look('select searched from conflict_check where id = $1', [run.id])
    expect(JSON.stringify(row.searched)).toContain('紫桦集团有限公司')
    const evidence = await look(
      `select e.hit_name from conflict_evidence e join conflict_finding f on f.id = e.finding_id where f.check_id = $1`,
      [run.id],
    )
    expect(evidence.map((one) => one.hit_name)).toContain('紫桦集团有限公司')
    const again = ok(await officer.get(`/api/conflict-checks/${run.id}`))
    expect(JSON.stringify(again)).not.toContain('紫桦')
    const all = ok(await as('managingPartner').get(`/api/conflict-checks/${run.id}`))
    expect(JSON.stringify(all)).toContain('紫桦集团有限公司')
  })
})
