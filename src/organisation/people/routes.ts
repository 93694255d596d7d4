import { entrance, type Entrance, type PolicyTable } from '#access/index.ts'
import type { Accounts } from './accounts.ts'
import { inviteAgain, removeSecondFactor } from './account-acts.ts'
import { addPerson } from './add-person.ts'
import { changePerson } from './change-person.ts'
import {
  addPersonEndpoint,
  changeMeEndpoint,
  changePersonEndpoint,
  goOnLeaveEndpoint,
  grantRoleEndpoint,
  inviteAgainEndpoint,
  listPeopleEndpoint,
  readMeEndpoint,
  readPersonEndpoint,
  removeSecondFactorEndpoint,
  returnFromLeaveEndpoint,
  revokeRoleEndpoint,
} from './contract.ts'
import { exportingPeople } from './export-people.ts'
import { goOnLeave } from './go-on-leave.ts'
import { grantRole } from './grant-role.ts'
import { listPeople, readPerson } from './list-people.ts'
import { changeMe, readMe } from './me.ts'
import { returnFromLeave } from './return-from-leave.ts'
import { revokeRole } from './revoke-role.ts'

export function peopleEntrances(accounts: Accounts, policy: () => PolicyTable<never>): Entrance[] {
  return [
    entrance(readMeEndpoint, readMe(accounts, policy)),
    entrance(changeMeEndpoint, changeMe(accounts, policy)),
    entrance(listPeopleEndpoint, listPeople),
    exportingPeople,
    entrance(readPersonEndpoint, readPerson),
    entrance(addPersonEndpoint, addPerson(accounts)),
    entrance(changePersonEndpoint, changePerson),
    entrance(grantRoleEndpoint, grantRole),
    entrance(revokeRoleEndpoint, revokeRole),
    entrance(inviteAgainEndpoint, inviteAgain(accounts)),
    entrance(removeSecondFactorEndpoint, removeSecondFactor(accounts)),
    entrance(goOnLeaveEndpoint, goOnLeave),
    entrance(returnFromLeaveEndpoint, returnFromLeave),
  ]
}
