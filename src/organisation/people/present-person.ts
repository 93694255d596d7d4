import { type Actor, abilitiesOf } from '#access/index.ts'
import type { Person } from './contract.ts'
import { peoplePolicy } from './policy.ts'
import type { PersonRow } from './sql.ts'

/** A person on the wire. */
export function presentPerson(row: PersonRow, actor: Actor): Person {
  const { accountId: _, ...person } = row
  const may = abilitiesOf(peoplePolicy, actor, row)
  const present = row.status !== 'left'
  return {
    ...person,
    leftAt: row.leftAt?.toISOString() ?? null,
    abilities: {
      changePerson: may.changePerson && present,
      grantRole: may.grantRole && present,
      revokeRole: may.revokeRole && present,
      inviteAgain: may.inviteAgain && present,
      removeSecondFactor: may.removeSecondFactor && present,
      goOnLeave: may.goOnLeave && row.status === 'active',
      returnFromLeave: may.returnFromLeave && row.status === 'on_leave',
    },
  }
}
