import { sql } from 'kysely'
import { isOrStandsInFor, type Permission, type PersonActor, type Role } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** What rights are judged by: who works on a subject and whose department it is. */
export interface Standing {
  departmentId: string | null
  members: { personId: string; part: string }[]
}

const lawyerParts = ['lead_lawyer', 'assisting_lawyer', 'originating_lawyer', 'assistant']

/** Has one of these parts, or stands in for whoever has it. */
export const belongs = (actor: PersonActor, standing: Standing, parts: string[]): boolean =>
  standing.members.some(
    (member) => parts.includes(member.part) && isOrStandsInFor(actor, member.personId),
  )
export const isLeadLawyer = (actor: PersonActor, standing: Standing): boolean =>
  belongs(actor, standing, ['lead_lawyer'])
/** Works on it as a lawyer or assistant. */
export const isLawyer = (actor: PersonActor, standing: Standing): boolean =>
  belongs(actor, standing, lawyerParts)
export const isCarer = (actor: PersonActor, standing: Standing): boolean =>
  belongs(actor, standing, ['specialist', 'manager'])
export const headsDepartment = (actor: PersonActor, standing: Standing): boolean =>
  actor.roles.includes('department_head') && actor.departmentId === standing.departmentId

/** For whoever runs the engagement: its lead lawyer, the head of its department. */
export const leadersWork: Permission<Standing> = {
  roles: 'anyone',
  always: ['managing_partner'],
  when: (actor, standing) => isLeadLawyer(actor, standing) || headsDepartment(actor, standing),
}
/** For whoever works on it. */
export const lawyersWork: Permission<Standing> = {
  roles: 'anyone',
  always: ['managing_partner'],
  when: (actor, standing) => isLawyer(actor, standing) || headsDepartment(actor, standing),
}
/** The client relationship team. */
export const careRoles: Role[] = [
  'managing_partner',
  'client_relationship_manager',
  'client_service_specialist',
]
/** For the client relationship team and for whoever works on it. */
export const everyonesWork: Permission<Standing> = {
  roles: 'anyone',
  always: careRoles,
  when: (actor, standing) =>
    isLawyer(actor, standing) || isCarer(actor, standing) || headsDepartment(actor, standing),
}
/** For the client relationship team. */
export const carersWork: Permission<Standing> = {
  roles: 'anyone',
  always: careRoles,
  when: isCarer,
}
/** For the head of the department, who judges what others did. */
export const headsWork: Permission<Standing> = {
  roles: ['department_head', 'managing_partner'],
  always: ['managing_partner'],
  when: headsDepartment,
}

/** Who works on a subject, as far as the actor of the transaction sees it. */
export async function loadStanding(tx: Tx, subjectId: string): Promise<Standing | null> {
  return (await loadStandings(tx, [subjectId])).get(subjectId) ?? null
}

/** Who works on each of some subjects; those the actor of the transaction does not see are not there. */
export async function loadStandings(tx: Tx, subjectIds: string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<{
    id: string
    department_id: string | null
    person_id: string | null
    part: string | null
  }>`select * from standings_of(${subjectIds}::uuid[])`.execute(tx)
  const standings = new Map<string, Standing>()
  for (const { id, department_id, person_id, part } of rows) {
    const standing = standings.get(id) ?? { departmentId: department_id, members: [] }
    standings.set(id, standing)
    if (person_id && part) standing.members.push({ personId: person_id, part })
  }
  return standings
}
