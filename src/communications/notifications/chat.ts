import { type LaterHandler, perform, system, type Work } from '#access/index.ts'
import { isWorkingInstant, nextOpening } from '#organisation/index.ts'
import { OutsideFailure } from '#platform/http/post-outside.ts'
import type { NoticeKind } from './contract.ts'
import { chatOf, departmentChatOf, trialOf } from './letter.ts'
import { mannerOf } from './manner.ts'
import type { NotificationParts } from './parts.ts'
import { speakThrough } from './robots.ts'
import { problemOfAddress } from './rules.ts'
import { claimSending, settleSending } from './sendings.ts'
import { selectSaying } from './sql.ts'
import { digestEvent, type Send } from './tell.ts'
import {
  selectWebhook,
  selectWebhookOf,
  systemDepartmentKinds,
  systemNoteAnswer,
  type WebhookRow,
} from './webhook-sql.ts'

/** Tells a person through their own robot. */
export const chatter =
  (parts: NotificationParts): Send =>
  async (work, message) => {
    const { id, officeId, language } = message.receiver
    const row = await selectWebhookOf(work.tx, 'person_id', id)
    if (!row) return
    const manner = await mannerOf(work, parts, officeId, language)
    await speak(work, parts, row, chatOf(message, manner, await selectSaying(work.tx)))
  }

/** Says a text through a robot and notes whether it answered. */
async function speak(
  work: Work,
  { runtime, seal, webhookOrigins }: NotificationParts,
  row: WebhookRow,
  text: string,
): Promise<void> {
  // In a transaction of its own: what failed is put off, and its transaction undone.
  const note = (problem: string | null) =>
    perform(runtime(), system, (own) => systemNoteAnswer(own, row.id, problem))
  const { id, provider, addressSealed, secretSealed } = row
  const address = seal.open(addressSealed, id)
  const trusted = webhookOrigins.includes(new URL(address).origin)
  try {
    // The operator may have taken an origin off the list since.
    if (problemOfAddress(provider, address, webhookOrigins)) throw new OutsideFailure('refused')
    const secret = secretSealed && seal.open(secretSealed, id)
    await speakThrough({ provider, address, secret, trusted }, text, work.now)
  } catch (error) {
    await note(error instanceof OutsideFailure ? error.code : 'unreachable')
    throw error
  }
  await note(null)
}

/** Tells the chat of a department how much waits, once a day; never what. */
export function departmentTeller(parts: NotificationParts): LaterHandler {
  return {
    consumer: 'notifications.department',
    types: [digestEvent],
    handle: async (work, event) => {
      const departmentId = event.object ?? ''
      const row = await selectWebhookOf(work.tx, 'department_id', departmentId)
      const department = row && (await departmentOf(work, departmentId))
      if (!row || !department) return
      const calendar = await parts.calendars.forOffice(work.tx, department.officeId)
      if (!isWorkingInstant(calendar, work.now)) return nextOpening(calendar, work.now)
      const kinds = await systemDepartmentKinds(work.tx, departmentId)
      if (kinds.length > 0) await tellDepartment(work, parts, event.id, row, department, kinds)
    },
  }
}

interface Department {
  id: string
  name: string
  officeId: string
}

const departmentOf = ({ tx }: Work, id: string): Promise<Department | undefined> =>
  tx
    .selectFrom('department')
    .select(['id', 'name', 'office_id as officeId'])
    .where('id', '=', id)
    .executeTakeFirst()

async function tellDepartment(
  work: Work,
  parts: NotificationParts,
  eventId: number,
  row: WebhookRow,
  { id, name, officeId }: Department,
  kinds: NoticeKind[],
): Promise<void> {
  const sending = { eventId, channel: 'webhook' as const, receiverId: id }
  if (!(await claimSending(parts.runtime(), sending))) return
  const manner = await mannerOf(work, parts, officeId, 'zh-CN')
  const failure = await speak(work, parts, row, departmentChatOf(name, kinds, manner)).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  if (!(await settleSending(parts.runtime(), sending, [], failure))) throw failure?.error
}

/** Sends what somebody asked for to try a robot: at any hour, since they wait for it; and only once. */
export function trier(parts: NotificationParts): LaterHandler {
  return {
    consumer: 'notifications.trial',
    types: ['webhook.tried'],
    handle: async (work, event) => {
      const row = await selectWebhook(work.tx, event.object ?? '')
      if (row) await speak(work, parts, row, trialOf('zh-CN')).catch(() => {})
    },
  }
}
