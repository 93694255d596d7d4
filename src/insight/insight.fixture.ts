import { type NewEvent, perform, system } from '#access/index.ts'
import { charterEntrances, charterPolicy, sweepCommitments } from '#charter/index.ts'
import { organisationPolicy } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { createSubject, foundFirm, publish, runtimeWith } from '../../tests/support/firm.ts'
import { testServer } from '../../tests/support/http.ts'
import { rebuildFacts } from './facts/index.ts'
import { createInsight } from './index.ts'

/** A firm whose little history a test writes by hand, with insight and the charter behind HTTP. */
export async function openFirm() {
  const { database, drop } = await freshDatabase()
  const { runtime, clock, parts } = runtimeWith(database)
  const insight = createInsight(parts)
  runtime.handlers.immediate.push(insight.keeper)
  const firm = await foundFirm(runtime)
  const { people, departments } = firm
  const server = testServer({
    database,
    clock,
    handlers: runtime.handlers,
    entrances: [...charterEntrances(parts), ...insight.entrances],
    policy: { ...organisationPolicy, ...charterPolicy, ...insight.policy },
  })
  const asProduct = <T>(act: Parameters<typeof perform<T>>[2]) => perform(runtime, system, act)
  const insert = (table: Parameters<typeof insertRows>[1], rows: Record<string, unknown>[]) =>
    asProduct((work) => insertRows(work.tx, table, rows))

  const client = async (name: string, tier = 'regular') => {
    const id = await createSubject(runtime, {
      kind: 'client',
      members: { specialist: people.specialist },
    })
    const plain = { needs: '', preferences: '', cautions: '', search_text: '', origin: {} }
    const named = { id, kind: 'organisation', name, tier, registered_at: clock.now(), version: 1 }
    await insert('client', [{ ...plain, ...named }])
    return id
  }

  /** An engagement led by somebody in a department. */
  const engagement = async (clientId: string, lawyer: string, department: string) => {
    const id = await createSubject(runtime, {
      kind: 'engagement',
      parentId: clientId,
      ...(departments[department] ? { departmentId: departments[department] } : {}),
      members: { lead_lawyer: lawyer, specialist: people.specialist },
    })
    await asProduct(async ({ tx, now }) => {
      const about = { id, client_id: clientId, title: '买卖合同纠纷', practice_area: 'civil' }
      await tx
        .insertInto('engagement')
        .values({ ...about, opened_at: now })
        .execute()
      await tx
        .insertInto('engagement_lawyer')
        .values({ subject_id: id, person_id: lawyer, part: 'lead_lawyer', since: now })
        .execute()
    })
    return id
  }

  const say = (type: string, subject: NewEvent['subject'], more: Partial<NewEvent> = {}) =>
    publish(runtime, [{ type, subject, ...more }])

  /** A question of a client, which is a promise to answer within a working day (S2.answer). */
  const ask = async (engagementId: string) => {
    const object = uuidv7()
    await say('question.asked', { kind: 'engagement', id: engagementId }, { object })
    return object
  }
  const answer = (engagementId: string, object: string) =>
    say('question.answered', { kind: 'engagement', id: engagementId }, { object })

  const talk = (engagementId: string, satisfaction: number | null, nps: number | null) =>
    say(
      'talk.recorded',
      { kind: 'engagement', id: engagementId },
      { object: uuidv7(), data: { satisfaction, nps } },
    )

  const lead = async (more: Record<string, unknown> = {}) => {
    const { department = null, ...columns } = more
    const id = await createSubject(runtime, {
      kind: 'lead',
      ...(department ? { departmentId: department as string } : {}),
    })
    const now = clock.now()
    const times = { parties_changed_at: now, created_at: now, last_activity_at: now }
    const received_on = now.toISOString().slice(0, 10)
    const plain = { need: '', urgency: 'normal', opponents: [], version: 1 }
    await insert('lead', [
      { id, name: '来人', stage: 'registered', received_on, ...plain, ...times, ...columns },
    ])
    await say(
      'lead.registered',
      { kind: 'lead', id },
      { data: { needs_screening: more.stage === undefined } },
    )
    return id
  }

  /** A wall between a member of the firm and a subject. */
  const wall = (personId: string, subjectId: string) =>
    asProduct(async (work) => {
      const id = crypto.randomUUID()
      await insertRows(work.tx, 'wall', [{ id, reason: '利益冲突', raised_at: work.now }])
      const shut = { wall_id: id, principal_id: personId }
      await work.tx.insertInto('wall_principal').values(shut).execute()
      await work.tx
        .insertInto('wall_subject')
        .values({ wall_id: id, subject_id: subjectId })
        .execute()
      return () =>
        asProduct((later) =>
          later.tx.updateTable('wall').set({ lifted_at: later.now }).where('id', '=', id).execute(),
        )
    })

  /** What a person is told at an address of insight. */
  const read = async (person: string, path: string) => {
    const reply = await server.as(person).get(`/api/insight/${path}`)
    if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

  /** Every fact there is, as text. */
  const facts = () =>
    asProduct(async ({ tx }) => ({
      promises: await tx.selectFrom('promise_fact').selectAll().orderBy('commitment_id').execute(),
      leads: await tx.selectFrom('lead_fact').selectAll().orderBy('subject_id').execute(),
      opinions: await tx.selectFrom('opinion_fact').selectAll().orderBy('id').execute(),
    }))

  return {
    ...server,
    runtime,
    clock,
    people,
    departments,
    client,
    engagement,
    ask,
    answer,
    talk,
    lead,
    say,
    wall,
    insert,
    asProduct,
    read,
    facts,
    rebuild: () => rebuildFacts(runtime, parts),
    /** What time has brought, as the worker notices it. */
    sweep: () => sweepCommitments(runtime, parts),
    at: (instant: string) => clock.set(new Date(instant)),
    close: async () => {
      await server.close()
      await drop()
    },
  }
}

export type Firm = Awaited<ReturnType<typeof openFirm>>
