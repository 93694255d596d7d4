import type { RecordedEvent } from '#access/index.ts'
import {
  alwaysTold,
  type NoticeChannel,
  type NoticeChoice,
  type NoticeKind,
  redKinds,
  type Wanted,
  type WebhookProblem,
  type WebhookProvider,
} from './contract.ts'

/** How a channel stands with one notice. */
export const tellingStates = ['at_once', 'digest', 'off', 'told'] as const
export type Telling = (typeof tellingStates)[number]

/** Channels that leave the product. */
export const outsideChannels = ['mail', 'webhook'] as const
export type OutsideChannel = (typeof outsideChannels)[number]

export const sendingStates = ['sending', 'sent', 'uncertain'] as const
export type SendingState = (typeof sendingStates)[number]

/** Events that concern whoever owes something about the record they name: the charter says who. */
const concerningOwners: Record<string, NoticeKind> = {
  'question.asked': 'question_asked',
  'feedback.received': 'feedback_received',
  'decision.put': 'decision_put',
}

/** Events that concern somebody their data names. */
const concerningNamed: Record<string, { kind: NoticeKind; field: string }> = {
  'commitment.opened': { kind: 'commitment_opened', field: 'owner_id' },
  'commitment.reminded': { kind: 'commitment_reminded', field: 'owner_id' },
  'commitment.overdue': { kind: 'commitment_overdue', field: 'owner_id' },
  'commitment.escalated': { kind: 'commitment_escalated', field: 'to_id' },
  'commitment.transferred': { kind: 'commitment_transferred', field: 'owner_id' },
  'handover.offered': { kind: 'handover_offered', field: 'to_id' },
  'handover.returned': { kind: 'handover_returned', field: 'from_id' },
}

/** Events of walls: whom they shut out is told that there is one, and not a word of what is behind it. */
const concerningShutOut = ['wall.raised', 'wall.extended']

/** The check of an affair came back to the desk: who works on it is told that, and nothing of why. */
const concerningWorkers = ['conflict_check.reopened']

/** Every event somebody is told of. */
export const toldEvents = [
  ...Object.keys(concerningNamed),
  ...Object.keys(concerningOwners),
  ...concerningShutOut,
  ...concerningWorkers,
]

/** The import that brought about what an event says of a new promise. */
export const importOf = ({ type, data }: RecordedEvent): string | null =>
  type === 'commitment.opened' && typeof data.import_id === 'string' ? data.import_id : null

/** Of the promises an import opens, the first of each clause and owner stands for all. */
export function onceAnImport(events: RecordedEvent[]): RecordedEvent[] {
  const told = new Set<string>()
  return events.filter((event) => {
    const importId = importOf(event)
    if (!importId) return true
    const one = `${importId} ${event.clause} ${String(event.data.owner_id)}`
    return !told.has(one) && told.add(one)
  })
}

/** What a notice needs to know of the promise behind it. */
export interface Promise {
  id: string
  aboutId: string
  clause: string
  ownerId: string
  closed: boolean
  /** Reminders the clause gives before the deadline. */
  reminders: number
  /** Type of the event that opened it. */
  triggeredBy: string | null
}

export interface Concern {
  eventId: number
  personId: string
  kind: NoticeKind
  aboutId: string
  promise: Promise | null
  /** Told as the firm's own affair, because its reader must not know what it is about. */
  ofFirm?: true
}

/**
 * Whom an event concerns. Nobody is told of what they did themselves, of what is closed already, or
 * twice of one thing: a promise opened by a question is told as the question.
 */
export function concernsOf(event: RecordedEvent, promises: Promise[]): Concern[] {
  if (concerningShutOut.includes(event.type)) return shutOutBy(event)
  if (concerningWorkers.includes(event.type)) return workingOn(event)
  const named = concerningNamed[event.type]
  const concerns = named ? namedIn(event, named, promises) : ownersOf(event, promises)
  const once = new Map(concerns.map((one) => [one.personId, one]))
  return [...once.values()].filter((one) => one.personId !== event.actorId)
}

const toldIn = ({ data }: RecordedEvent): string[] =>
  Array.isArray(data.told) ? (data.told as string[]) : []

function workingOn(event: RecordedEvent): Concern[] {
  const about = { eventId: event.id, aboutId: event.subject.id, promise: null }
  return toldIn(event).map((personId) => ({ ...about, personId, kind: 'check_reopened' as const }))
}

function shutOutBy(event: RecordedEvent): Concern[] {
  const { id, object } = event
  if (!object) return []
  const about = { eventId: id, kind: 'wall_raised' as const, aboutId: object, promise: null }
  return toldIn(event).map((personId) => ({ ...about, personId, ofFirm: true as const }))
}

function namedIn(
  event: RecordedEvent,
  { kind, field }: { kind: NoticeKind; field: string },
  promises: Promise[],
): Concern[] {
  const personId = event.data[field]
  if (typeof personId !== 'string' || !event.object) return []
  const about = { eventId: event.id, personId }
  if (event.type.startsWith('handover.')) {
    return [{ ...about, kind, aboutId: event.object, promise: null }]
  }
  const promise = promises.find((one) => one.id === event.object)
  if (!promise || promise.closed) return []
  if (kind === 'commitment_opened' && isTold(promise.triggeredBy)) return []
  const last = kind === 'commitment_reminded' && Number(event.data.number) >= promise.reminders
  return [{ ...about, kind: last ? 'commitment_due' : kind, aboutId: promise.aboutId, promise }]
}

/** What somebody owes because of a wall they are told of with the wall. */
const toldWithWall = 'wall.told'

const isTold = (type: string | null) =>
  type !== null && (toldEvents.includes(type) || type === toldWithWall)

function ownersOf(event: RecordedEvent, promises: Promise[]): Concern[] {
  const kind = concerningOwners[event.type]
  if (!kind || !event.object) return []
  return promises
    .filter((one) => one.aboutId === event.object && !one.closed)
    .map((promise) => ({
      eventId: event.id,
      personId: promise.ownerId,
      kind,
      aboutId: promise.aboutId,
      promise,
    }))
}

export const isRed = (kind: NoticeKind): boolean => redKinds.includes(kind)

/** Choices of a person and of the firm. */
export interface Chosen {
  own: NoticeChoice[]
  firm: NoticeChoice[]
}

/**
 * How somebody is told: as they chose for the clause, or for the kind; else as the firm has it. What
 * was escalated to somebody reaches them whatever they chose.
 */
export function wantedOf(
  { own, firm }: Chosen,
  channel: NoticeChannel,
  kind: NoticeKind,
  clause: string | null,
): Wanted {
  const among = (choices: NoticeChoice[]) =>
    choices.find((one) => one.channel === channel && clause !== null && one.clause === clause) ??
    choices.find((one) => one.channel === channel && one.kind === kind)
  const chosen = (among(own) ?? among(firm))?.wanted
  if (alwaysTold.includes(kind) && chosen === 'off') return 'at_once'
  return chosen ?? (channel === 'app' || isRed(kind) ? 'at_once' : 'digest')
}

/** Somebody's standing on the day something is to be told. */
export interface Standing {
  id: string
  status: 'active' | 'on_leave' | 'left'
  /** Who stands in for them now: a delegate, or the head of their department where there is none. */
  delegates: { id: string; status: 'active' | 'on_leave' | 'left' }[]
}

/** Who is told in somebody's place: themselves at work, who stands in on leave, nobody once they left. */
export function receiversOf({ id, status, delegates }: Standing): string[] {
  if (status === 'active') return [id]
  if (status === 'left') return []
  return delegates.filter((one) => one.status === 'active').map((one) => one.id)
}

/** The hour of the digest, by the clock of the office. */
export const digestHour = 9

/** Where robots of a provider live, and how their addresses begin. */
const homes: Record<WebhookProvider, { hosts: string[]; path: string }> = {
  wecom: { hosts: ['qyapi.weixin.qq.com'], path: '/cgi-bin/webhook/send' },
  dingtalk: { hosts: ['oapi.dingtalk.com'], path: '/robot/send' },
  feishu: { hosts: ['open.feishu.cn', 'open.larksuite.com'], path: '/open-apis/bot/' },
}

/** Providers that have messages signed. */
export const signing: readonly WebhookProvider[] = ['dingtalk', 'feishu']

/** What is wrong with the address of a robot. `allowed`: origins the operator answers for. */
export function problemOfAddress(
  provider: WebhookProvider,
  address: string,
  allowed: readonly string[],
): WebhookProblem | null {
  const url = URL.parse(address)
  if (!url || url.username || url.password || url.hash) return 'address_invalid'
  const { hosts, path } = homes[provider]
  if (!url.pathname.startsWith(path)) return 'address_of_no_provider'
  if (allowed.includes(url.origin)) return null
  if (url.protocol !== 'https:') return 'address_not_https'
  return hosts.includes(url.hostname) && url.port === '' ? null : 'address_of_no_provider'
}
