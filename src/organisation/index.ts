export * from './calendar/index.ts'
export { type Calendars, createCalendars } from './calendar-years/index.ts'
export {
  type Department,
  type DepartmentKind,
  departmentKinds,
  type PracticeArea,
  practiceAreas,
} from './departments/index.ts'
export { type FirmAtStart, FirmSetUp, firmSubject, setUpFirm } from './firm/index.ts'
export { type MemberPart, memberParts, type Part, parts } from './handovers/index.ts'
export {
  createLeaving,
  type Estate,
  type EstateItem,
  type EstatePreview,
  type Moved,
  ownedRowsEstate,
  type Successors,
  successorIn,
} from './leaving/index.ts'
export { createOrganisation, type OrganisationParts } from './organisation.ts'
export {
  type Accounts,
  actorOfAccount,
  actorOfApiKey,
  actorOfPerson,
  forgetActors,
  linkAccount,
} from './people/index.ts'
export { organisationPolicy } from './policy.ts'
export { countShutOut } from './walls.ts'
