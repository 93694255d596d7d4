import { abilitiesOf, type Input, type PersonActor, type Work } from '#access/index.ts'
import { firmSubject, publishAboutFirm } from '#organisation/index.ts'
import { forbidden } from '#platform/http/refusal.ts'
import type {
  chooseNoticesEndpoint,
  NoticeChoice,
  NoticeChoices,
  setNoticeDefaultsEndpoint,
} from './contract.ts'
import type { NotificationParts } from './parts.ts'
import { noticePolicy } from './policy.ts'
import { replaceChoices, saveSaying, selectChoices, selectSaying } from './sql.ts'

const personIn = ({ actor }: Work): PersonActor => {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

/** How one wants to be told, beside what the firm has as its default. */
export const readNoticeChoices = (parts: NotificationParts) => (work: Work) =>
  choicesOf(work, parts)

async function choicesOf(work: Work, { charters }: NotificationParts): Promise<NoticeChoices> {
  const { personId } = personIn(work)
  const rows = await selectChoices(work.tx, [personId])
  const charter = await charters.current(work.tx)
  const { setNoticeDefaults } = abilitiesOf(noticePolicy, work.actor, { personId })
  const plain = ({ channel, kind, clause, wanted }: NoticeChoice) => ({
    channel,
    kind,
    clause,
    wanted,
  })
  return {
    own: rows.filter((one) => one.personId === personId).map(plain),
    firm: rows.filter((one) => one.personId === null).map(plain),
    webhookSays: await selectSaying(work.tx),
    clauses: [...(charter?.clauses.values() ?? [])].map(({ code, title }) => ({ code, title })),
    abilities: { setNoticeDefaults },
  }
}

/** Sets how oneself is told. */
export const chooseNotices =
  (parts: NotificationParts) =>
  async (work: Work, { body }: Input<typeof chooseNoticesEndpoint>): Promise<NoticeChoices> => {
    const { personId } = personIn(work)
    await replaceChoices(work.tx, personId, body.items)
    const data = { count: body.items.length }
    await publishAboutFirm(work, [{ type: 'notices.chosen', object: personId, data }])
    return choicesOf(work, parts)
  }

/** Sets how people are told who chose nothing themselves, and what chats may read. */
export const setNoticeDefaults =
  (parts: NotificationParts) =>
  async (work: Work, { body }: Input<typeof setNoticeDefaultsEndpoint>): Promise<NoticeChoices> => {
    await replaceChoices(work.tx, null, body.items)
    const firm = await firmSubject(work.tx)
    await saveSaying(work.tx, firm.id, body.webhookSays)
    const data = { count: body.items.length, webhook_says: body.webhookSays }
    await publishAboutFirm(work, [{ type: 'notices.defaults_set', data }])
    return choicesOf(work, parts)
  }
