import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NewEvent, Runtime } from '#access/index.ts'
import type { TestClock } from '#platform/clock.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  createSubject,
  foundFirm,
  mondayMorning,
  publish,
  runtimeWith,
  type TestFirm,
} from '../../tests/support/firm.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import type { Clause, Occasion } from './clauses/contract.ts'
import { ladderOf } from './clauses/ladder.ts'
import type { KeeperParts } from './commitments/keep.ts'
import { sweepCommitments } from './commitments/sweep.ts'
import { firstCharter, provisionIds } from './provision.ts'

let db: TestDatabase
let runtime: Runtime
let parts: KeeperParts
let clock: TestClock
let firm: TestFirm

beforeAll(async () => {
  db = await freshDatabase()
  ;({ runtime, parts, clock } = runtimeWith(db.database))
  firm = await foundFirm(runtime)
})
afterAll(() => db?.drop())

/** Data that satisfies an occasion's conditions. */
function dataFor(occasion: Occasion): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(occasion.where ?? {}).map(([field, condition]) => {
      if (condition === null || typeof condition !== 'object') return [field, condition]
      if ('in' in condition) return [field, condition.in[0]]
      if ('not' in condition)
        return [field, condition.not === null ? '2026-03-20' : 'something else']
      return [field, 'at_least' in condition ? condition.at_least : condition.at_most]
    }),
  )
}

interface Case {
  clause: Clause
  subject: NewEvent['subject']
  object: string
  aboutId: string
}

/** Somewhere for the duty to happen: a lead, a client with an engagement, or the firm itself. */
async function caseFor(clause: Clause, trigger: Occasion): Promise<Case> {
  const { people, departments } = firm
  const object = ['G2', 'G4.declaration', 'G4.wall'].includes(clause.code)
    ? people.lawyer
    : uuidv7()
  const type = trigger.event
  const departmentId = departments.民事业务部 as string
  const members = {
    specialist: people.specialist,
    manager: people.manager,
    lead_lawyer: people.lawyer,
    assessor: people.lawyer,
  }
  const of = (kind: 'lead' | 'client' | 'engagement', parentId?: string) =>
    createSubject(runtime, { kind, departmentId, members, ...(parentId ? { parentId } : {}) })
  let subject: NewEvent['subject']
  if (/^(firm|charter|review|person|wall)\./.test(type)) subject = { kind: 'firm', id: firm.firmId }
  else if (/^(lead|proposal|handover)\./.test(type))
    subject = { kind: 'lead', id: await of('lead') }
  else if (/^(client|contact|opportunity|business_development)\./.test(type)) {
    subject = { kind: 'client', id: await of('client') }
  } else {
    subject = { kind: 'engagement', id: await of('engagement', await of('client')) }
  }
  return { clause, subject, object, aboutId: clause.about === 'object' ? object : subject.id }
}

function eventOf(at: Case, occasion: Occasion): NewEvent {
  const { people } = firm
  const named = { person_id: at.object, to_id: people.specialist, owner_id: people.specialist }
  return {
    type: occasion.event,
    subject: at.subject,
    object: at.clause.about === 'object' ? at.object : null,
    data: { ...named, ...dataFor(occasion) },
  }
}

const latest = (at: Case) =>
  db.database.transaction().execute(async (tx) => {
    const { introduce, system } = await import('#access/index.ts')
    await introduce(tx, system)
    return tx
      .selectFrom('commitment')
      .selectAll()
      .where('about_id', '=', at.aboutId)
      .where('clause_code', '=', at.clause.code)
      .orderBy('id', 'desc')
      .execute()
  })

const sweep = () => sweepCommitments(runtime, parts)

/** Ends what is owed without opening the next, so that each trigger is seen to open it. */
const endLive = (at: Case) =>
  db.database.transaction().execute(async (tx) => {
    const { introduce, system } = await import('#access/index.ts')
    await introduce(tx, system)
    await tx
      .updateTable('commitment')
      .set({ status: 'cancelled', closed_at: clock.now(), next_step_at: null })
      .where('about_id', '=', at.aboutId)
      .where('clause_code', '=', at.clause.code)
      .where('closed_at', 'is', null)
      .execute()
  })

const managingPartners = () =>
  db.database.transaction().execute(async (tx) => {
    const { introduce, system } = await import('#access/index.ts')
    await introduce(tx, system)
    const rows = await tx
      .selectFrom('person_role')
      .select('person_id')
      .where('role', '=', 'managing_partner')
      .execute()
    return rows.map((row) => row.person_id)
  })

async function openBy(clause: Clause, trigger: Occasion) {
  clock.set(mondayMorning)
  const at = await caseFor(clause, trigger)
  await endLive(at)
  await publish(runtime, [eventOf(at, trigger)])
  const open = (await latest(at)).find((one) => one.closed_at === null)
  if (!open) throw new Error(`${trigger.event} opens nothing`)
  expect(open.status).toBe('open')
  expect(open.due_at.getTime()).toBeGreaterThan(clock.now().getTime())
  expect(open.owner_id).toBeTruthy()
  const again = async () => (await latest(at)).find((one) => one.id === open.id)
  return { at, open, again }
}

/** Rows of the provision whose duty has opened, been missed, escalated to the top and been kept. */
const lived = new Set<string>()

/** Every trigger and every evidence at least once. */
const waysOf = ({ trigger, evidence }: Clause) =>
  Array.from({ length: Math.max(trigger.length, evidence.length) }, (_, at) => ({
    opensBy: trigger[at % trigger.length] as Occasion,
    keptBy: evidence[at % evidence.length] as Occasion,
  }))

describe('every clause of the provision', () => {
  test('has its row in the charter a firm begins with', () => {
    expect([...new Set(firstCharter.map((clause) => clause.provision))].sort()).toEqual(
      [...provisionIds].sort(),
    )
  })

  for (const clause of firstCharter) {
    for (const { opensBy, keptBy } of waysOf(clause)) {
      test(`${clause.code}: ${opensBy.event} opens the duty, ${keptBy.event} keeps it in time; missed, it escalates to the managing partner and is kept late`, async () => {
        const inTime = await openBy(clause, opensBy)
        clock.advance(60_000)
        await publish(runtime, [eventOf(inTime.at, keptBy)])
        expect((await inTime.again())?.status).toBe('kept')

        const missed = await openBy(clause, opensBy)
        clock.set(new Date(missed.open.due_at.getTime() + 1_000))
        await sweep()
        expect((await missed.again())?.overdue_at).not.toBeNull()
        expect((await missed.again())?.missed_by).toBe(missed.open.owner_id)
        clock.advance(200 * 86_400_000)
        await sweep()
        const escalated = await missed.again()
        expect(escalated?.escalation_level).toBe(ladderOf(clause).length)
        expect(await managingPartners()).toContain(escalated?.escalated_to)
        expect(escalated?.escalated_to).not.toBe(escalated?.owner_id)

        await publish(runtime, [eventOf(missed.at, keptBy)])
        const keptLate = await missed.again()
        expect(keptLate?.status).toBe('kept_late')
        expect(keptLate?.evidence_event_id).not.toBeNull()
        lived.add(clause.provision)
      })
    }
  }

  test('and so every row of the provision has opened, been missed, escalated and been kept', () => {
    expect([...lived].sort()).toEqual([...provisionIds].sort())
  })
})
