export { entrances as firstContactEntrances } from './record-first-contact.ts'
export { contactsOf } from './sql.ts'
