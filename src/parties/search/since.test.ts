import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { asActor, system } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import type { PartyChange, PartyKind } from '../register/index.ts'
import { type Identifier, indexParties, mayAdd, searchParties } from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db?.drop())

const now = new Date('2026-03-02T01:30:00Z')
const inFirm = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => asActor(db.database, system, act)
const snapshotNow = () =>
  inFirm(async (tx) => {
    const { rows } = await sql<{ at: string }>`select pg_current_snapshot()::text as at`.execute(tx)
    return rows[0]?.at as string
  })
const changed = (partyId: string, what: PartyChange) =>
  inFirm((tx) => insertRows(tx, 'party_change', [{ party_id: partyId, what, at: now }]))

interface Party {
  partyId: string
  kind: PartyKind
  name: string
  names: string[]
  identifiers: Identifier[]
}

/** Registers a party, in affairs where any are named, as one transaction. */
const arrives = (
  kind: PartyKind,
  name: string,
  more: { number?: string; affairs?: string[] } = {},
) =>
  inFirm(async (tx): Promise<Party> => {
    const id = uuidv7()
    await insertRows(tx, 'party', [{ id, kind, name, created_at: now, updated_at: now }])
    await insertRows(tx, 'party_name', [
      { id: uuidv7(), party_id: id, kind: 'legal', name, created_at: now },
    ])
    const identifiers = more.number ? [{ type: 'passport' as const, number: more.number }] : []
    await insertRows(
      tx,
      'party_identifier',
      identifiers.map((one) => ({ id: uuidv7(), party_id: id, ...one, created_at: now })),
    )
    await insertRows(tx, 'party_change', [{ party_id: id, what: 'party', at: now }])
    await takePart(tx, id, more.affairs ?? [])
    await indexParties(tx, [id])
    return { partyId: id, kind, name, names: [name], identifiers }
  })

async function takePart(tx: Tx, partyId: string, affairs: string[]) {
  await insertRows(
    tx,
    'party_involvement',
    affairs.map((id) => ({
      id: uuidv7(),
      party_id: partyId,
      subject_id: id,
      role: 'prospect',
      created_at: now,
    })),
  )
  if (affairs.length > 0)
    await insertRows(tx, 'party_change', [{ party_id: partyId, what: 'involvement', at: now }])
}

const affair = () =>
  inFirm(async (tx) => {
    const id = uuidv7()
    await insertRows(tx, 'subject', [{ id, kind: 'lead', created_at: now }])
    return id
  })

/** Whether what happens may add to what is known of somebody. */
async function adds(searched: Party[], happens: () => Promise<unknown>): Promise<boolean> {
  const snapshot = await snapshotNow()
  await happens()
  return inFirm((tx) => mayAdd(tx, snapshot, searched))
}

describe('what came into the register since somebody was searched', () => {
  test('is nothing, or nobody like them: nothing is added', async () => {
    const asked = [
      await arrives('organisation', '舟山远帆海运有限公司', { number: 'E100001' }),
      await arrives('person', '欧阳清远'),
    ]
    expect(await adds(asked, async () => {})).toBe(false)
    const others = async () => {
      await arrives('organisation', '宁海越溪模具有限公司', { affairs: [await affair()] })
      await arrives('person', '翁言', { number: 'E100002' })
    }
    expect(await adds(asked, others)).toBe(false)
  })

  test.each<[string, PartyKind, string, string?]>([
    ['of the same name', 'organisation', '舟山海鸥航运有限公司'],
    ['of a name that sounds alike', 'organisation', '舟山海欧航运有限公司'],
    ['of the short form of the name', 'organisation', '海鸥航运'],
    ['of the same name taken for a person’s', 'person', '舟山海鸥航运有限公司'],
    ['of the same number', 'organisation', '台州椒江五金厂', 'E 200-001'],
  ])('is somebody %s: it may add', async (_, kind, name, number) => {
    const asked = [await arrives('organisation', '舟山海鸥航运有限公司', { number: 'E200001' })]
    expect(await adds(asked, () => arrives(kind, name, number ? { number } : {}))).toBe(true)
  })

  test('is another affair of somebody like them, or somebody new in one: it may add', async () => {
    const asked = [await arrives('person', '慕容若兰')]
    const known = await arrives('person', '慕容若蓝')
    const stands = await affair()
    expect(await adds(asked, () => inFirm((tx) => takePart(tx, known.partyId, [stands])))).toBe(
      true,
    )
    // The newcomer is nobody like them, yet what they come for is an affair of somebody who is.
    expect(await adds(asked, () => arrives('person', '夏侯正', { affairs: [stands] }))).toBe(true)
  })

  test('is a tie, a merge, another name, or more than can be looked at: it may add', async () => {
    const asked = [await arrives('person', '诸葛明远')]
    const [one, other] = [await arrives('person', '东方晓'), await arrives('person', '西门吹')]
    for (const what of ['relation', 'merge', 'name'] as const)
      expect(await adds(asked, () => changed(one.partyId, what)), what).toBe(true)
    await inFirm((tx) =>
      insertRows(tx, 'party_relation', [
        {
          id: uuidv7(),
          from_party: one.partyId,
          to_party: other.partyId,
          type: 'spouse',
          source: '户口簿',
          created_at: now,
        },
      ]),
    )
    expect(await adds(asked, () => changed(other.partyId, 'involvement'))).toBe(true)
    // Another record of an organisation that is tied to somebody: what it is in counts for them as well.
    const mother = await arrives('organisation', '舟山普陀控股集团有限公司')
    await inFirm((tx) =>
      insertRows(tx, 'party_relation', [
        {
          id: uuidv7(),
          from_party: mother.partyId,
          to_party: other.partyId,
          type: 'other',
          source: '企业公示',
          created_at: now,
        },
      ]),
    )
    expect(await adds(asked, () => arrives('organisation', '舟山普陀控股集团有限公司'))).toBe(true)
    const busy = await arrives('person', '公孙止')
    const often = async (times: number) => {
      for (let n = 0; n < times; n += 1) await changed(busy.partyId, 'involvement')
    }
    expect(await adds(asked, () => often(60))).toBe(false)
    expect(await adds(asked, () => often(61))).toBe(true)
  })

  test('says no only where a search finds nothing more than before', async () => {
    const pick = (...of: string[]) => fc.constantFrom(...of)
    const company = fc
      .tuple(
        pick('宁波', '宁波市', '', '杭州'),
        pick('鑫达', '新达', '鑫远', '远鑫', '华信'),
        pick('贸易', '商贸', '科技', ''),
        pick('有限公司', '公司', ''),
      )
      .map((parts) => ['organisation', parts.join('')] as const)
    const person = fc
      .tuple(pick('王', '黄', '汪', '欧阳'), pick('伟', '玮', '小伟', '建国', '国建', '清'))
      .map((parts) => ['person', parts.join('')] as const)
    const anybody = fc.oneof(company, person)
    let no = 0
    await fc.assert(
      fc.asyncProperty(
        anybody,
        fc.array(anybody, { minLength: 1, maxLength: 2 }),
        async (who, come) => {
          const asked = await arrives(who[0], who[1])
          const look = () =>
            inFirm(
              async (tx) =>
                (
                  await searchParties(tx, {
                    kind: asked.kind,
                    name: asked.name,
                    today: '2026-03-02',
                  })
                ).hits,
            )
          const before = new Map((await look()).map((hit) => [hit.partyId, hit.tier === 'weak']))
          const may = await adds([asked], async () => {
            for (const [kind, name] of come) await arrives(kind, name)
          })
          if (may) return
          no += 1
          for (const hit of await look()) {
            expect(before.has(hit.partyId), hit.name).toBe(true)
            if (hit.tier !== 'weak') expect(before.get(hit.partyId), hit.name).toBe(false)
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(no).toBeGreaterThan(5)
  })
})
