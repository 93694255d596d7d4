export * from './calendar/index.ts'
export { type Calendars, createCalendars } from './calendar-years/index.ts'
export {
  type Department,
  type DepartmentKind,
  departmentsAmong,
  type PracticeArea,
  practiceDepartments,
} from './departments/index.ts'
export { sayDepartment } from './departments/contract.ts'
export { practiceAreaTerms } from './departments/terms.ts'
export {
  exportEntrance,
  type FiltersOf,
  type ItemOf,
  onePage,
  pagesOf,
} from './exports/index.ts'
export { type FirmAtStart, type FirmSetUp, firmSubject, setUpFirm } from './firm/index.ts'
export {
  type MemberPart,
  mayOfferHandover,
  type Part,
  systemPartsOf,
  systemTakeParts,
} from './handovers/index.ts'
export {
  type Estate,
  type EstateItem,
  type EstatePreview,
  type Moved,
  ownedRowsEstate,
  type Successors,
  successorIn,
} from './leaving/index.ts'
export { createOrganisation, type OrganisationParts } from './organisation.ts'
export { dayOf, daysAfter, startOfDay, todayAt, todayOf, zoneOf } from './day.ts'
export {
  type Accounts,
  actorOfAccount,
  actorOfApiKey,
  actorOfPerson,
  forgetActors,
  mayGiveRoles,
  type Newcomer,
  type NameOf,
  namesOf,
  noteSignIn,
  peopleWith,
  staffAmong,
  takeInPeople,
} from './people/index.ts'
export { organisationPolicy } from './policy.ts'
export { publishAboutFirm, publishChange } from './publish.ts'
export { organisationWords } from './web/words.ts'
export { systemTrained } from './training/index.ts'
export {
  isShutOut,
  isWalledWithin,
  type ShutOut,
  shutOutPairs,
  shuttingOut,
  systemShutOutBelow,
} from './walls.ts'
