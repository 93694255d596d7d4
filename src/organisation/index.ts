export * from './calendar/index.ts'
export { type Calendars, createCalendars } from './calendar-years/index.ts'
export { firmSubject, setUpFirm } from './firm/index.ts'
export { actorOfAccount, actorOfApiKey, actorOfPerson } from './people/actors.ts'
