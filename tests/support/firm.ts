import {
  type ImmediateHandler,
  type NewEvent,
  perform,
  type Role,
  type Runtime,
  system,
} from '#access/index.ts'
import {
  commitmentKeeper,
  createCharters,
  type KeeperParts,
  publishFirstCharter,
} from '#charter/index.ts'
import { createCalendars, setUpFirm } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'

/** People of the test firm by what they are called in tests. */
export interface TestFirm {
  firmId: string
  officeId: string
  departments: Record<string, string>
  people: Record<keyof typeof cast, string>
}

/** Who works at the test firm: department kind (or name) and roles. */
const cast = {
  managingPartner: ['management', ['managing_partner']],
  secondPartner: ['management', ['managing_partner']],
  manager: ['client_relationship', ['client_relationship_manager']],
  specialist: ['client_relationship', ['client_service_specialist']],
  otherSpecialist: ['client_relationship', ['client_service_specialist']],
  marketer: ['marketing', ['marketing']],
  marketingHead: ['marketing', ['marketing', 'department_head']],
  accountant: ['finance', ['finance']],
  personnel: ['human_resources', ['human_resources']],
  engineer: ['information_technology', ['it_administrator']],
  civilHead: ['民事业务部', ['partner', 'lawyer', 'department_head']],
  lawyer: ['民事业务部', ['lawyer']],
  otherLawyer: ['刑事业务部', ['lawyer']],
  conflictOfficer: ['management', ['conflict_officer']],
  complaintOwner: ['management', ['complaint_owner']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>

/** A Monday morning inside the years whose holidays are known. */
export const mondayMorning = '2026-03-02T01:30:00Z'

export const noNames: KeeperParts['subjectNames'] = async () => new Map()

/** A runtime with the charter at work, as in the product. */
export function runtimeWith(
  database: Database,
  clock = new TestClock(mondayMorning),
  handlers: ImmediateHandler[] = [],
): { runtime: Runtime; parts: KeeperParts; clock: TestClock } {
  const parts: KeeperParts = {
    charters: createCharters(),
    calendars: createCalendars(),
    subjectNames: noNames,
  }
  const immediate = [...handlers, commitmentKeeper(parts)]
  return { runtime: { database, clock, handlers: { immediate, later: [] } }, parts, clock }
}

/** Founds a firm with somebody in every role, by the product's own set-up. */
export async function foundFirm(runtime: Runtime): Promise<TestFirm> {
  return perform(runtime, system, async (work) => {
    await publishFirstCharter(work)
    const founded = await setUpFirm(work, {
      name: '明理律师事务所',
      nameEn: null,
      office: { name: '总部', nameEn: null, timeZone: 'Asia/Shanghai' },
      administrator: {
        name: '创始人',
        nameEn: null,
        email: 'founder@firm.example',
        phone: null,
        language: 'zh-CN',
      },
    })
    const rows = await work.tx.selectFrom('department').select(['id', 'kind', 'name']).execute()
    const departments: Record<string, string> = {}
    for (const row of rows) {
      departments[row.name] = row.id
      if (row.kind !== 'practice') departments[row.kind] = row.id
    }
    const people = {} as TestFirm['people']
    for (const [name, [department]] of Object.entries(cast)) {
      people[name as keyof typeof cast] = uuidv7()
      await insertRows(work.tx, 'person', [
        {
          id: people[name as keyof typeof cast],
          name,
          email: `${name}@firm.example`.toLowerCase(),
          department_id: departments[department],
          office_id: founded.officeId,
          status: 'active',
          language: 'zh-CN',
          version: 1,
        },
      ])
    }
    const roles = Object.entries(cast).flatMap(([name, [, held]]) =>
      held.map((role) => ({
        person_id: people[name as keyof typeof cast],
        role,
        granted_at: work.now,
      })),
    )
    await insertRows(work.tx, 'person_role', roles)
    for (const [department, head] of [
      ['marketing', people.marketingHead],
      ['民事业务部', people.civilHead],
      ['finance', people.accountant],
      ['human_resources', people.personnel],
      ['information_technology', people.engineer],
      ['client_relationship', people.manager],
    ] as const) {
      await work.tx
        .updateTable('department')
        .set({ head_id: head })
        .where('id', '=', departments[department] as string)
        .execute()
    }
    return { firmId: founded.firmId, officeId: founded.officeId, departments, people }
  })
}

export interface NewSubject {
  kind: 'lead' | 'client' | 'engagement'
  parentId?: string
  departmentId?: string
  members?: Partial<Record<string, string>>
}

/** A bare subject with its members, for tests of what lies below the business areas. */
export async function createSubject(runtime: Runtime, subject: NewSubject): Promise<string> {
  const id = uuidv7()
  await perform(runtime, system, async (work) => {
    await insertRows(work.tx, 'subject', [
      {
        id,
        kind: subject.kind,
        parent_id: subject.parentId ?? null,
        department_id: subject.departmentId ?? null,
        created_by: null,
        created_at: work.now,
      },
    ])
    const members = Object.entries(subject.members ?? {}).map(([part, person_id]) => ({
      subject_id: id,
      person_id,
      part,
      since: work.now,
    }))
    if (members.length > 0) await insertRows(work.tx, 'subject_member', members)
  })
  return id
}

/** Says that something happened, as the product itself. */
export const publish = (runtime: Runtime, events: NewEvent[]) =>
  perform(runtime, system, (work) => work.publish(events))
