import type { Permission, PersonActor } from '#access/index.ts'
import { belongs, careRoles, type Standing } from '#client-service/index.ts'
import type { Tx } from '#platform/db/database.ts'

const carerParts = ['specialist', 'manager', 'originating_lawyer']
const lawyerParts = [...carerParts, 'lead_lawyer']

/** A partner or head of department judges what their department sees. */
const leads = (actor: PersonActor, standing: Standing): boolean =>
  (actor.roles.includes('partner') || actor.roles.includes('department_head')) &&
  actor.departmentId === standing.departmentId

/** Works for the client: as specialist, manager, originating lawyer or lead lawyer. */
export const worksForClient = (actor: PersonActor, standing: Standing): boolean =>
  belongs(actor, standing, lawyerParts) || leads(actor, standing)

/** For the client relationship team and the lawyers whose client it is. */
export const everyonesCare: Permission<Standing> = {
  roles: 'anyone',
  always: careRoles,
  when: worksForClient,
}

/** For the client relationship team; not for the lawyer whose own service is spoken of. */
export const carersCare: Permission<Standing> = {
  roles: 'anyone',
  always: careRoles,
  when: (actor, standing) =>
    belongs(actor, standing, carerParts) && !belongs(actor, standing, ['lead_lawyer']),
}

/** Who works on these subjects and on what is below them, as far as the actor of the transaction sees it. */
export async function standingsOf(tx: Tx, subjectIds: string[]): Promise<Map<string, Standing>> {
  const wanted = [...new Set(subjectIds)]
  if (wanted.length === 0) return new Map()
  const subjects = await tx
    .selectFrom('subject')
    .select(['id', 'parent_id as parentId', 'department_id as departmentId'])
    .where((where) => where.or([where('id', 'in', wanted), where('parent_id', 'in', wanted)]))
    .execute()
  const members = await tx
    .selectFrom('subject_member')
    .select(['subject_id as subjectId', 'person_id as personId', 'part'])
    .where('subject_id', 'in', [...wanted, ...subjects.map((one) => one.id)])
    .where('part', '<>', 'through_engagement')
    .execute()
  const standings = new Map<string, Standing>(
    subjects
      .filter((one) => wanted.includes(one.id))
      .map((one) => [one.id, { departmentId: one.departmentId, members: [] }]),
  )
  const above = new Map(subjects.map((one) => [one.id, one.parentId]))
  for (const { subjectId, personId, part } of members) {
    for (const id of [subjectId, above.get(subjectId)]) {
      if (id) standings.get(id)?.members.push({ personId, part })
    }
  }
  return standings
}

/** The standing of a subject that is seen. */
export async function standingOf(tx: Tx, subjectId: string): Promise<Standing> {
  const standings = await standingsOf(tx, [subjectId])
  return standings.get(subjectId) ?? { departmentId: null, members: [] }
}
