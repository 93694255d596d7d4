export {
  mayNameClients,
  noticeEntrances,
  noticePolicy,
  notificationJobs,
  type NotificationParts,
  type OutgoingMail,
} from './notifications/index.ts'
