import { perform, system } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { createSubject, foundFirm, runtimeWith } from '../../tests/support/firm.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { type TestServerParts, testServer } from '../../tests/support/http.ts'

/** A firm at work, with these entrances behind HTTP and the charter keeping promises. */
export async function openFirm(parts: Pick<TestServerParts, 'entrances' | 'policy'>) {
  const { database, drop } = await freshDatabase()
  const { runtime, clock } = runtimeWith(database)
  const firm = await foundFirm(runtime)
  const server = testServer({ ...parts, database, clock, handlers: runtime.handlers })
  const asProduct = <T>(act: Parameters<typeof perform<T>>[2]) => perform(runtime, system, act)
  const { people } = firm

  const client = async (name: string, tier = 'regular', care: Record<string, string> = {}) => {
    const members = { specialist: people.specialist, ...care }
    const id = await createSubject(runtime, { kind: 'client', members })
    await asProduct((work) =>
      insertRows(
        work.tx,
        'client',
        [
          { id, kind: 'organisation', name, tier, registered_at: work.now, origin: {}, version: 1 },
        ].map((row) => ({ ...row, needs: '', preferences: '', cautions: '', search_text: '' })),
      ),
    )
    return id
  }

  /** An engagement of the client, led by the lawyer of the civil department. */
  const engagement = async (clientId: string, closed: boolean) => {
    const departmentId = firm.departments['民事业务部'] as string
    const members = { lead_lawyer: people.lawyer, specialist: people.specialist }
    const id = await createSubject(runtime, {
      kind: 'engagement',
      parentId: clientId,
      departmentId,
      members,
    })
    await asProduct(async (work) => {
      await work.tx
        .insertInto('engagement')
        .values({
          id,
          client_id: clientId,
          title: '买卖合同纠纷',
          practice_area: 'commercial',
          opened_at: work.now,
          stage: 'opened',
        })
        .execute()
      if (!closed) return
      await work.tx
        .updateTable('engagement')
        .set({ stage: 'ended', closed_at: work.now })
        .where('id', '=', id)
        .execute()
      const subject = { kind: 'engagement' as const, id }
      await work.publish([{ type: 'engagement.closed', subject }])
    })
    return id
  }

  /** What is owed under a clause about a thing, by status. */
  const promises = (clause: string, aboutId: string) =>
    asProduct((work) =>
      work.tx
        .selectFrom('commitment')
        .select(['status', 'owner_id as ownerId', 'due_at as dueAt'])
        .where('clause_code', '=', clause)
        .where('about_id', '=', aboutId)
        .orderBy('id')
        .execute(),
    )

  /** A wall between a member of the firm and a client. */
  const wall = (personId: string, clientId: string) =>
    asProduct(async (work) => {
      const id = crypto.randomUUID()
      await insertRows(work.tx, 'wall', [{ id, reason: '利益冲突', raised_at: work.now }])
      await work.tx
        .insertInto('wall_principal')
        .values({ wall_id: id, principal_id: personId })
        .execute()
      await work.tx
        .insertInto('wall_subject')
        .values({ wall_id: id, subject_id: clientId })
        .execute()
    })

  const close = async () => {
    await server.close()
    await drop()
  }
  return { ...server, clock, people, firm, client, engagement, promises, wall, asProduct, close }
}

export type Firm = Awaited<ReturnType<typeof openFirm>>
