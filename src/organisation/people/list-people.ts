import { holds, type Input, type Work } from '#access/index.ts'
import type { QueryOf } from '#platform/http/endpoint.ts'
import { notFound } from '#platform/http/refusal.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listPeopleEndpoint, Person, readPersonEndpoint } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { presentPerson } from './present-person.ts'
import { selectPeople, selectPerson } from './sql.ts'

/** What the list of people is asked for; the export asks the same. */
export type PeopleWanted = Omit<QueryOf<typeof listPeopleEndpoint>, 'after' | 'size'>

/** A page of the members of the firm, by name. */
export async function peoplePage(
  work: Work,
  wanted: PeopleWanted,
  after: string | undefined,
  size: number,
) {
  const rows = await selectPeople(work.tx, { ...wanted, after, size })
  const { items, next } = pageOf(rows, size, (row) => [row.name, row.id])
  return { items: items.map((row) => presentPerson(row, work.actor)), next }
}

export async function listPeople(
  work: Work,
  { query: { after, size, ...wanted } }: Input<typeof listPeopleEndpoint>,
) {
  const addPerson = holds(peoplePolicy, 'addPerson', work.actor)
  return { ...(await peoplePage(work, wanted, after, size)), abilities: { addPerson } }
}

/** One member of the firm. */
export async function readPerson(
  work: Work,
  { params }: Input<typeof readPersonEndpoint>,
): Promise<Person> {
  const person = await selectPerson(work.tx, params.id)
  if (!person) throw notFound()
  return presentPerson(person, work.actor)
}
