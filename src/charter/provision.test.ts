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
async function caseFor(clause: Clause): Promise<Case> {
  const { people, departments } = firm
  const object = clause.code === 'G2' ? people.lawyer : uuidv7()
  const type = clause.trigger[0]?.event ?? ''
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
  if (/^(firm|charter|review|person)\./.test(type)) subject = { kind: 'firm', id: firm.firmId }
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

describe('every clause of the provision', () => {
  test('has its row in the charter a firm begins with', () => {
    expect([...new Set(firstCharter.map((clause) => clause.provision))].sort()).toEqual(
      [...provisionIds].sort(),
    )
  })

  for (const clause of firstCharter) {
    test(`${clause.code}: the duty opens, is kept in time, is missed and escalates, is kept late`, async () => {
      clock.set(mondayMorning)
      const periodic = clause.trigger[0]?.event === 'firm.set_up'
      const kept = await caseFor(clause)
      const [opensBy] = clause.trigger as [Occasion]
      const [keptBy] = clause.evidence as [Occasion]

      if (!periodic) await publish(runtime, [eventOf(kept, opensBy)])
      const [open] = await latest(kept)
      expect(open?.status).toBe('open')
      expect(open?.due_at.getTime()).toBeGreaterThan(clock.now().getTime())
      expect(open?.owner_id).toBeTruthy()
      clock.advance(60_000)
      await publish(runtime, [eventOf(kept, keptBy)])
      const after = await latest(kept)
      expect(after.find((one) => one.id === open?.id)?.status).toBe('kept')

      const missed = await caseFor(clause)
      if (!periodic) await publish(runtime, [eventOf(missed, opensBy)])
      const [late] = await latest(missed)
      expect(late?.status).toBe('open')
      clock.set(new Date((late?.due_at.getTime() ?? 0) + 1_000))
      await sweep()
      const overdue = (await latest(missed)).find((one) => one.id === late?.id)
      expect(overdue?.overdue_at).not.toBeNull()
      clock.advance(200 * 86_400_000)
      await sweep()
      const escalated = (await latest(missed)).find((one) => one.id === late?.id)
      expect(escalated?.escalation_level).toBeGreaterThan(0)
      expect(escalated?.escalated_to).toBeTruthy()
      expect(escalated?.escalated_to).not.toBe(escalated?.owner_id)
      expect([
        firm.people.managingPartner,
        firm.people.secondPartner,
        escalated?.escalated_to,
      ]).toContain(escalated?.escalated_to)
      await publish(runtime, [eventOf(missed, keptBy)])
      const keptLate = (await latest(missed)).find((one) => one.id === late?.id)
      expect(keptLate?.status).toBe('kept_late')
      expect(keptLate?.evidence_event_id).not.toBeNull()
    })
  }
})
