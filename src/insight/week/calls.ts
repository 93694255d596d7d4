import type { Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { plusDays } from '../rules.ts'
import type { WeekCall } from './contract.ts'
import { whomToCall } from './rules.ts'
import {
  type CallRow,
  selectComplaints,
  selectContacts,
  selectOverdue,
  selectReferrers,
  selectSilent,
  selectUnhappy,
} from './sql.ts'

/** Days: an opinion that is still fresh, a key client left alone too long, a year of thanks. */
const fresh = 30
const silence = 60
const year = 365
const dayMs = 86_400_000

/** Clients worth a call of the reader's own, and why. */
export async function callsFor(
  work: Work,
  today: string,
  { charters }: KeeperParts,
): Promise<WeekCall[]> {
  const overdue = await selectOverdue(work)
  const versions = await charters.versions(
    work.tx,
    overdue.flatMap((row) => row.version ?? []),
  )
  const titleOf = ({ version, clause }: CallRow) =>
    version && clause
      ? (versions.get(version)?.clauses.get(clause)?.title ?? { zh: clause, en: clause })
      : null
  const candidates = [
    ...callsOf('complaint', await selectComplaints(work)),
    ...callsOf('unhappy', await selectUnhappy(work, plusDays(today, -fresh))),
    ...callsOf('overdue', overdue, titleOf),
    ...callsOf('silent', await selectSilent(work, new Date(work.now.getTime() - silence * dayMs))),
    ...callsOf('referrer', await selectReferrers(work, plusDays(today, -year))),
  ]
  const chosen = whomToCall(candidates)
  const contacts = await selectContacts(
    work,
    chosen.map(({ client }) => client.id),
  )
  return chosen.map((one) => ({ ...one, contact: contacts.get(one.client.id) ?? null }))
}

function callsOf(
  reason: WeekCall['reason'],
  rows: CallRow[],
  titleOf: (row: CallRow) => WeekCall['title'] = () => null,
): Omit<WeekCall, 'contact'>[] {
  return rows.map((row) => ({
    client: { id: row.clientId, name: row.clientName },
    reason,
    since: row.since.toISOString(),
    satisfaction: row.satisfaction,
    nps: row.nps,
    sent: row.sent,
    title: titleOf(row),
  }))
}
