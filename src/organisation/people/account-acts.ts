import type { Input, PersonActor, Work } from '#access/index.ts'
import { notFound, refused } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import type { Accounts } from './accounts.ts'
import type { inviteAgainEndpoint, Person, removeSecondFactorEndpoint } from './contract.ts'
import { presentPerson } from './present-person.ts'
import { decideAccountAct, type PeopleRefusal } from './rules.ts'
import { lockPerson, type PersonRow } from './sql.ts'

/** Mails somebody once more the link with which they choose a password. */
export function inviteAgain(accounts: Accounts) {
  return async (work: Work, { params }: Input<typeof inviteAgainEndpoint>): Promise<Person> => {
    const { person, accountId } = await see(work, params.id)
    await publishChange(work, [{ type: 'person.invited_again', object: person.id }])
    await accounts.inviteAgain(accountId)
    return presentPerson(person, work.actor)
  }
}

/** Somebody has lost the telephone that confirms their sign-in. */
export function removeSecondFactor(accounts: Accounts) {
  return async (
    work: Work,
    { params }: Input<typeof removeSecondFactorEndpoint>,
  ): Promise<Person> => {
    const { person, accountId } = await see(work, params.id)
    const refusal = decideAccountAct(work.actor as PersonActor, person)
    if (refusal) throw refused(refusal)
    await publishChange(work, [{ type: 'person.second_factor_removed', object: person.id }])
    await accounts.removeSecondFactor(accountId)
    return presentPerson(person, work.actor)
  }
}

async function see(work: Work, id: string): Promise<{ person: PersonRow; accountId: string }> {
  const person = await lockPerson(work.tx, id)
  if (!person) throw notFound()
  if (person.status === 'left') throw refused('person_has_left' satisfies PeopleRefusal)
  if (!person.accountId) throw refused('no_account' satisfies PeopleRefusal)
  return { person, accountId: person.accountId }
}
