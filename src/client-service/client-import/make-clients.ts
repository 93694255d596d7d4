import { personIdOf, type Work } from '#access/index.ts'
import type { Made, Making, NamesFound } from '#imports/index.ts'
import { dayOf } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { searchTextOf } from '../clients/rules.ts'
import { ownFieldsIn } from '../own-fields.ts'
import type { ReadClient } from './reading.ts'

type Row = Making<ReadClient>

// The longest running text a client holds.
const longest = 4_000

/** Registers the rows as clients the firm had before, set-wise. */
export async function makeClients(
  work: Work,
  importId: string,
  all: Row[],
  found: NamesFound,
): Promise<Made> {
  const made: Made = { subjects: new Map() }
  if (all.length === 0) return made
  const { rows, keep } = await ownFieldsIn(work, 'client', all)
  const { tx } = work
  await insertRows(
    tx,
    'subject',
    rows.map((row) => ({
      id: row.id,
      kind: 'client',
      department_id: departmentOf(row, found),
      created_by: personIdOf(work.actor),
      created_at: work.now,
    })),
  )
  const members = rows.flatMap((row) => membersOf(work, row, found))
  if (members.length > 0) await insertRows(tx, 'subject_member', members)
  await insertRows(
    tx,
    'client',
    rows.map((row) => clientRow(work, row)),
  )
  const contacts = rows.flatMap((row) => contactOf(work, row))
  if (contacts.length > 0) await insertRows(tx, 'client_contact', contacts)
  await work.publish(rows.flatMap((row) => eventsOf(row, importId, found)))
  await keep(new Set(rows.map((row) => row.id)))
  return made
}

const departmentOf = ({ entry, defaults }: Row, found: NamesFound): string | null =>
  (entry.department === null ? null : found('department', entry.department)) ??
  defaults['departmentId'] ??
  null

function membersOf(work: Work, { id, entry, defaults }: Row, found: NamesFound) {
  const specialist =
    (entry.specialist === null ? null : found('person', entry.specialist)) ??
    defaults['specialistId'] ??
    null
  const manager = entry.manager === null ? null : (found('person', entry.manager) ?? null)
  return [
    { part: 'specialist', person_id: specialist },
    { part: 'manager', person_id: manager },
  ].flatMap((one) => (one.person_id === null ? [] : [{ subject_id: id, ...one, since: work.now }]))
}

/** Since when they have been a client: the day the list names, unless that is still to come. */
const sinceOf = (work: Work, since: string | null): Date =>
  since !== null && since <= dayOf(work.now) ? new Date(`${since}T01:00:00Z`) : work.now

function clientRow(work: Work, { id, entry }: Row) {
  const { unifiedSocialCreditCode, identityNumber } = entry
  const name = entry.name ?? ''
  const said = contactSaid(entry)
  const registered = sinceOf(work, entry.since)
  return {
    id,
    kind: entry.kind ?? 'person',
    name,
    unified_social_credit_code: unifiedSocialCreditCode,
    identity_kind: identityNumber === null ? null : entry.identityKind,
    identity_number: identityNumber,
    needs: needsOf(entry),
    preferences: '',
    cautions: '',
    tier: entry.tier ?? 'regular',
    origin: entry.source === null ? {} : { channel: entry.source },
    registered_at: registered <= work.now ? registered : work.now,
    search_text: searchTextOf({ name, unifiedSocialCreditCode }, said ? [said] : []),
    version: 1,
  }
}

/** What has no place of its own stays word for word below the needs. */
function needsOf(entry: ReadClient): string {
  const notes = Object.entries(entry.extra).map(([title, text]) => `${title}：${text}`)
  if (entry.phones.length > 1) notes.unshift(`电话：${entry.phoneText ?? ''}`)
  const parts = [entry.needs, entry.note, notes.join('\n')].filter(Boolean)
  return parts.join('\n\n').slice(0, longest)
}

function contactSaid(entry: ReadClient): { name: string; phone: string | null } | null {
  const [phone = null] = entry.phones
  const reachable = phone !== null || entry.mails.length > 0 || entry.wechat !== null
  if (entry.contactName === null && !reachable) return null
  return { name: (entry.contactName ?? entry.name ?? '').slice(0, 100), phone }
}

function contactOf(work: Work, { id, entry }: Row) {
  const said = contactSaid(entry)
  if (!said) return []
  const [mail = null] = entry.mails
  return [
    {
      id: uuidv7(work.now.getTime()),
      subject_id: id,
      ...said,
      position: entry.position ?? '',
      mail: mail !== null && mail.length <= 254 ? mail : null,
      wechat: entry.wechat,
      is_main: true,
      note: '',
      created_at: work.now,
    },
  ]
}

/** `imported` lets the charter tell a client of old from a new one. */
function eventsOf(row: Row, importId: string, found: NamesFound) {
  const { id, entry } = row
  const subject = { kind: 'client' as const, id }
  const imported = { imported: true, import_id: importId, began: entry.since }
  const registered = {
    type: 'client.registered',
    subject,
    data: { ...imported, kind: entry.kind, department_id: departmentOf(row, found) },
  }
  if (entry.tier !== 'key') return [registered]
  const tiered = { tier: 'key', key: true, former_tier: 'regular', ...imported }
  return [registered, { type: 'client.tiered', subject, data: tiered }]
}
