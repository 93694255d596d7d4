export * from './calendar/index.ts'
export { type Calendars, createCalendars } from './calendar-years/index.ts'
export {
  type Department,
  type DepartmentKind,
  departmentsAmong,
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
export { dayOf, daysAfter, todayAt, todayOf } from './day.ts'
export {
  type Accounts,
  actorOfAccount,
  actorOfApiKey,
  actorOfPerson,
  forgetActors,
  linkAccount,
  type NameOf,
  namesOf,
  staffAmong,
} from './people/index.ts'
export { organisationPolicy } from './policy.ts'
export { publishAboutFirm } from './publish.ts'
export { countShutOut, isShutOut } from './walls.ts'
