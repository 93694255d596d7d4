export { type Drop, dropOf, type DropPlace } from './drop.ts'
export { receivedPolicy } from './policy.ts'
export { receivedEntrances } from './routes.ts'
export { forgetReceived, type MailFile, type MailRead, NoRoom, takeIn } from './take-in.ts'
