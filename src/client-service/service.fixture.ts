import pg from 'pg'
import { perform, system } from '#access/index.ts'
import { charterEntrances, charterPolicy, commitmentKeeper } from '#charter/index.ts'
import { decideConflict } from '#conflicts/index.ts'
import { actorOfPerson } from '#organisation/index.ts'
import { TestClock } from '#platform/clock.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import {
  createSubject,
  foundFirm,
  mondayMorning,
  runtimeWith,
  type TestFirm,
} from '../../tests/support/firm.ts'
import { type Answer, testServer } from '../../tests/support/http.ts'
import { entrances, handlers, policy } from './index.ts'

export type Person = keyof TestFirm['people']

/** A firm serving its clients: charter and client service at work. */
export async function startService() {
  const database = await freshDatabase()
  const clock = new TestClock(mondayMorning)
  const { runtime: bare, parts } = runtimeWith(database.database, clock)
  const firm = await foundFirm(bare)
  const immediate = [...handlers.immediate, commitmentKeeper(parts)]
  const server = testServer({
    database: database.database,
    clock,
    entrances: [...entrances, ...charterEntrances(parts)],
    policy: { ...policy, ...charterPolicy },
    handlers: { immediate, later: [] },
  })
  const { runtime } = server
  const admin = new pg.Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query('set search_path to firm')
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape differs from query to query
  const look = async (query: string, values: unknown[] = []): Promise<any[]> =>
    (await admin.query(query, values)).rows
  const id = (person: Person) => firm.people[person]

  const leadOf = () =>
    createSubject(runtime, {
      kind: 'lead',
      members: { manager: id('manager'), specialist: id('specialist') },
    })

  /** What the conflict officer decided of an affair, as the desk writes it down. */
  async function decide(kind: 'lead' | 'engagement', subjectId: string) {
    const officer = await actorOfPerson(database.database, id('conflictOfficer'), clock)
    if (!officer) throw new Error('no conflict officer')
    await perform(runtime, officer, (work) =>
      decideConflict(work, { kind, id: subjectId }, { outcome: 'clear', reason: '已检索，无冲突' }),
    )
  }

  /** A lead converted by the product itself: what client development would publish. */
  async function convert(more: Record<string, unknown> = {}, known?: string) {
    const leadId = known ?? (await leadOf())
    const lead = {
      client_id: uuidv7(),
      engagement_id: uuidv7(),
      client_is_new: true,
      name: '浙江禾屿食品科技有限公司',
      kind: 'organisation',
      title: '诉腾跃包装买卖合同纠纷',
      department_id: firm.departments['民事业务部'],
      specialist_id: id('specialist'),
      lead_lawyer_id: id('lawyer'),
      lawyers: [
        { person_id: id('lawyer'), part: 'lead_lawyer', share: null },
        { person_id: id('civilHead'), part: 'originating_lawyer', share: 100 },
      ],
      proposal_id: null,
      practice_area: 'commercial',
      origin: { channel: '老客户介绍' },
      contact: { name: '姜晓棠', phone: '+8613800001111', mail: null },
      milestones: [
        { title: '发出律师函', responsible_id: id('lawyer'), due_on: '2026-03-20', note: '' },
        { title: '起诉', responsible_id: id('lawyer'), due_on: '2026-04-20', note: '' },
      ],
      fees: { kind: 'fixed', low: '150000.00', high: '150000.00', basis: '按阶段收取' },
      ...more,
    }
    await decide('lead', leadId)
    await perform(runtime, system, (work) =>
      work.publish([{ type: 'lead.converted', subject: { kind: 'lead', id: leadId }, data: lead }]),
    )
    return { leadId, clientId: lead.client_id, engagementId: lead.engagement_id }
  }

  /** A file of the subject, as an upload leaves it. */
  async function fileOf(subjectId: string, kind = 'engagement'): Promise<string> {
    const file = uuidv7()
    await perform(runtime, system, (work) =>
      insertRows(work.tx, 'stored_file', [
        {
          id: file,
          subject_id: subjectId,
          subject_kind: kind,
          content_sha256: 'a'.repeat(64),
          name: '委托合同.pdf',
          media_type: 'application/pdf',
          byte_count: 3,
          uploaded_at: work.now,
        },
      ]),
    )
    return file
  }

  /** A wall that shuts a person out of the subject. */
  const shutOut = (person: Person, subjectId: string) =>
    perform(runtime, system, async ({ tx, now }) => {
      const wall = uuidv7()
      await insertRows(tx, 'wall', [{ id: wall, reason: '利益冲突', raised_at: now }])
      await insertRows(tx, 'wall_principal', [{ wall_id: wall, principal_id: id(person) }])
      await insertRows(tx, 'wall_subject', [{ wall_id: wall, subject_id: subjectId }])
    })

  /** What was offered to some lead, with what is claimed. */
  async function proposalFor(claimKinds: string[]): Promise<string> {
    const leadId = await createSubject(runtime, { kind: 'lead', members: {} })
    const proposal = uuidv7()
    await perform(runtime, system, (work) =>
      insertRows(work.tx, 'proposal', [
        {
          id: proposal,
          subject_id: leadId,
          number: 1,
          plan: '先仲裁后起诉',
          scope: '仲裁与一审',
          milestones: [],
          fees: { kind: 'fixed', low: '1.00', high: '2.00', basis: '', claim_kinds: claimKinds },
          valid_until: '2026-04-30',
          note: '',
          offered_by: id('lawyer'),
          offered_at: work.now,
        },
      ]),
    )
    return proposal
  }

  const contract = async (engagementId: string, more: object = {}) => ({
    kind: 'litigation',
    scope: '一审代理',
    feeKind: 'fixed',
    feeAmount: '150000.00',
    feeTerms: '签约付一半，判决后付一半',
    signedOn: '2026-03-02',
    signedFileId: await fileOf(engagementId),
    ...more,
  })

  /** An engagement whose service has started. */
  async function running(more: Record<string, unknown> = {}) {
    const converted = await convert(more)
    const path = `/api/engagements/${converted.engagementId}`
    const lawyer = server.as(id('lawyer'))
    done(await lawyer.post(`${path}/contract`, await contract(converted.engagementId)))
    done(await lawyer.post(`${path}/start`, {}))
    return { ...converted, path }
  }

  return {
    ...server,
    database,
    clock,
    firm,
    id,
    look,
    leadOf,
    convert,
    contract,
    shutOut,
    proposalFor,
    fileOf,
    running,
    as: (person: Person | null) => server.as(person === null ? null : id(person)),
    department: (name: string) => firm.departments[name] as string,
    /** Types of the events about a subject, in order. */
    eventsOf: async (subjectId: string): Promise<string[]> => {
      const query = 'select type from event where subject_id = $1 order by id'
      return (await look(query, [subjectId])).map((row) => row.type)
    },
    /** Clauses owed about a thing with their state: `S1 open`. */
    promises: async (aboutId: string): Promise<string[]> => {
      const query = `select clause_code || ' ' || status as promise from commitment
        where about_id = $1 order by clause_code, began_at`
      return (await look(query, [aboutId])).map((row) => row.promise)
    },
    close: async () => {
      await server.close()
      await admin.end()
      await database.drop()
    },
  }
}
export type Service = Awaited<ReturnType<typeof startService>>

/** The reply of a request that must have succeeded. */
export function done(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
