import { sql } from 'kysely'
import { asSystem, type ImmediateHandler, type LaterHandler, type Work } from '#access/index.ts'
import { holdApart } from './apart.ts'
import { saidOf, systemBehind } from './stand.ts'
import { tell } from './told.ts'

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

/** Whoever comes to work on a side of affairs that are kept apart is shut out of the other in the same act. */
export const holdTeamsApart: ImmediateHandler = {
  types: ['engagement.opened', 'engagement.lawyers_set'],
  handle: (work, events) => holdApart(work, [...new Set(events.map((one) => one.subject.id))]),
}

/** Where somebody comes by what others make of an act, it is looked at once they have. */
export const holdTeamsApartLater: LaterHandler = {
  consumer: 'conflicts.apart',
  types: [
    'engagement.opened',
    'lead.contacted',
    'lead.assessed',
    'member.moved',
    'member.replaced',
    'handover.accepted',
  ],
  wants: (events) => events.filter(({ data }) => !data.import_id),
  handle: (work, event) => holdApart(work, [event.subject.id]),
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
    const told = await tell(work, wall_id, people)
    const behind = await systemBehind(work, wall_id)
    await work.publish(saidOf(wall_id, 'extended', behind, { principal_ids: people, told }))
  }
}
