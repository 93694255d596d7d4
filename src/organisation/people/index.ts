export type { Accounts } from './accounts.ts'
export { actorOfAccount, actorOfApiKey, actorOfPerson, forgetActors } from './actors.ts'
export { followEmail, openAccounts } from './jobs.ts'
export { noteSignIn } from './note-sign-in.ts'
export { type NameOf, namesOf, staffAmong } from './names.ts'
export { peoplePolicy } from './policy.ts'
export { peopleEntrances } from './routes.ts'
export {
  type Newcomer,
  mayGiveRoles,
  peopleWith,
  takeInPeople,
} from './take-in-people.ts'
export type { PeopleRefusal } from './rules.ts'
export {
  countManagingPartners,
  insertPerson,
  insertRoles,
  linkAccount,
  lockPerson,
  type PersonRow,
  selectPerson,
  updateStatus,
} from './sql.ts'
