import { holds, type Input, type Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { pageOf } from '#platform/http/page.ts'
import type { listPeopleEndpoint, Person, readPersonEndpoint } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import { presentPerson } from './present-person.ts'
import { selectPeople, selectPerson } from './sql.ts'

/** The members of the firm, by name, a page at a time. */
export async function listPeople(work: Work, { query }: Input<typeof listPeopleEndpoint>) {
  const rows = await selectPeople(work.tx, query)
  const { items, next } = pageOf(rows, query.size, (row) => [row.name, row.id])
  const addPerson = holds(peoplePolicy, 'addPerson', work.actor)
  return {
    items: items.map((row) => presentPerson(row, work.actor)),
    next,
    abilities: { addPerson },
  }
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
