export { promiseProblem } from './outgoing/index.ts'
export {
  mayNameClients,
  noticeEntrances,
  noticePolicy,
  notificationJobs,
  type NotificationParts,
  type OutgoingMail,
} from './notifications/index.ts'
