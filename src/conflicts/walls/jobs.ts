import { sql } from 'kysely'
import { asSystem, type ImmediateHandler, type Work } from '#access/index.ts'
import { systemTell } from './sql.ts'
import { saidOf, systemBehind } from './stand.ts'

/** Whoever comes into a department that is shut out is shut out with it, and told so. */
export const tellNewcomers: ImmediateHandler = {
  types: ['person.joined', 'person.changed'],
  handle: async (work, events) => {
    const ids = events
      .filter(({ type, data }) => type === 'person.joined' || moved(data))
      .flatMap(({ object }) => object ?? [])
    if (ids.length > 0) await asSystem(work, () => tellAll(work, ids))
  },
}

const moved = ({ department_id, former_department_id }: Record<string, unknown>): boolean =>
  department_id !== undefined && department_id !== former_department_id

async function tellAll(work: Work, personIds: string[]): Promise<void> {
  const found = await sql<{ wall_id: string; people: string[] }>`
    select x.wall_id, array_agg(p.id order by p.id) as people
    from person p join wall_principal x on x.principal_id = p.department_id
      join wall w on w.id = x.wall_id and w.lifted_at is null
    where p.id = any(${personIds}) group by x.wall_id order by x.wall_id`.execute(work.tx)
  for (const { wall_id, people } of found.rows) {
    const told = await systemTell(work, wall_id, people)
    const behind = await systemBehind(work, wall_id)
    await work.publish(saidOf(wall_id, 'extended', behind, { principal_ids: people, told }))
  }
}
