import { bareText, hasHan, wordsOf } from './normalise.ts'
import { type OrganisationName, readOrganisation } from './organisation.ts'
import { type PersonName, readPerson } from './person.ts'

/** A name read once, to be compared with many. */
export type Prepared = { name: string; bare: string; meant?: OrganisationName[] } & (
  | { as: 'organisation'; read: OrganisationName }
  | { as: 'person'; read: PersonName }
  | { as: 'letters'; kind: 'person' | 'organisation'; words: string[] }
)

export function prepared(kind: 'person' | 'organisation', name: string): Prepared {
  const bare = bareText(name)
  if (!hasHan(name)) return { name, bare, as: 'letters', kind, words: wordsOf(name).slice(0, 16) }
  return kind === 'person'
    ? { name, bare, as: 'person', read: readPerson(name) }
    : { name, bare, as: 'organisation', read: readOrganisation(name) }
}
