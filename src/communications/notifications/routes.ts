import { type Entrance, entrance } from '#access/index.ts'
import { chooseNotices, readNoticeChoices, setNoticeDefaults } from './choose-notices.ts'
import {
  chooseNoticesEndpoint,
  countNoticesEndpoint,
  keepDepartmentWebhookEndpoint,
  keepWebhookEndpoint,
  listNoticesEndpoint,
  listWebhooksEndpoint,
  markNoticesEndpoint,
  readNoticeChoicesEndpoint,
  removeWebhookEndpoint,
  setNoticeDefaultsEndpoint,
  tryWebhookEndpoint,
} from './contract.ts'
import { exportingNotices } from './export-notices.ts'
import {
  keepDepartmentWebhook,
  keepWebhook,
  listWebhooks,
  removeWebhook,
  tryWebhook,
} from './keep-webhooks.ts'
import type { NotificationParts } from './parts.ts'
import { countNotices, listNotices, markNotices } from './read-notices.ts'

export const noticeEntrances = (parts: NotificationParts): Entrance[] => [
  entrance(listNoticesEndpoint, listNotices(parts)),
  exportingNotices(parts),
  entrance(countNoticesEndpoint, countNotices),
  entrance(markNoticesEndpoint, markNotices),
  entrance(readNoticeChoicesEndpoint, readNoticeChoices(parts)),
  entrance(chooseNoticesEndpoint, chooseNotices(parts)),
  entrance(setNoticeDefaultsEndpoint, setNoticeDefaults(parts)),
  entrance(listWebhooksEndpoint, listWebhooks),
  entrance(keepWebhookEndpoint, keepWebhook(parts)),
  entrance(keepDepartmentWebhookEndpoint, keepDepartmentWebhook(parts)),
  entrance(removeWebhookEndpoint, removeWebhook),
  entrance(tryWebhookEndpoint, tryWebhook),
]
