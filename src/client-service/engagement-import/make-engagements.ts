import { type NewEvent, personIdOf, type Work } from '#access/index.ts'
import { practiceAreaOf } from '#client-development/index.ts'
import type { Made, Making, NamesFound } from '#imports/index.ts'
import { dayOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { namedClients } from '../client-import/index.ts'
import { searchTextOf } from '../engagements/rules.ts'
import { type ReadEngagement, titleOf } from './reading.ts'
import { ownFieldsIn } from '../own-fields.ts'
import { feeTermsOf, scopeOf } from './words-kept.ts'

interface Mandate {
  id: string
  entry: ReadEngagement
  clientId: string
  leadId: string
  departmentId: string | null
  practiceArea: string
}

/** Takes mandates over that began before the firm kept them here, set-wise. */
export async function makeEngagements(
  work: Work,
  importId: string,
  all: Making<ReadEngagement>[],
  found: NamesFound,
): Promise<Made> {
  const { tx } = work
  const { rows, keep } = await ownFieldsIn(work, 'engagement', all, (entry) =>
    practiceOf(entry, undefined),
  )
  const mandates = await mandatesOf(tx, rows, found)
  if (mandates.length === 0) return { subjects: new Map() }
  const by = personIdOf(work.actor)
  await insertRows(
    tx,
    'subject',
    mandates.map(({ id, clientId, departmentId }) => ({
      id,
      kind: 'engagement',
      parent_id: clientId,
      department_id: departmentId,
      created_by: by,
      created_at: work.now,
    })),
  )
  const lawyers = mandates.flatMap((mandate) => lawyersOf(mandate, found))
  await insertRows(
    tx,
    'subject_member',
    lawyers.map(({ share: _, ...member }) => ({ ...member, since: work.now })),
  )
  await insertRows(
    tx,
    'engagement',
    mandates.map((mandate) => engagementRow(work, importId, mandate)),
  )
  await insertRows(
    tx,
    'engagement_lawyer',
    lawyers.map((lawyer) => ({ ...lawyer, since: work.now })),
  )
  await insertRows(
    tx,
    'engagement_party',
    mandates.flatMap((mandate) => partiesOf(work, mandate, by)),
  )
  await insertRows(
    tx,
    'service_plan',
    mandates.map(({ id }) => ({
      id: uuidv7(work.now.getTime()),
      subject_id: id,
      number: 1,
      reason_kind: 'first',
      reason: '',
      made_by: by,
      made_at: work.now,
    })),
  )
  await tellOf(work, importId, mandates)
  await keep(new Set(mandates.map(({ id }) => id)))
  return { subjects: new Map() }
}

/** Who leads a mandate, by the register or by what was said of those without. */
export function leadOf(
  { entry, defaults }: Pick<Making<ReadEngagement>, 'entry' | 'defaults'>,
  found: NamesFound,
): string | null {
  const [lead] = entry.lead
  return (lead ? found('person', lead) : null) ?? defaults['leadLawyerId'] ?? null
}

/** Rows with their clients, people and departments; what is impossible was taken out before. */
async function mandatesOf(
  tx: Tx,
  rows: Making<ReadEngagement>[],
  found: NamesFound,
): Promise<Mandate[]> {
  const named = await namedClients(
    tx,
    rows.map(({ entry }) => entry),
  )
  const places = await departmentsOf(tx)
  return rows.flatMap(({ id, entry, defaults }): Mandate[] => {
    const client = named(entry)
    const leadId = leadOf({ entry, defaults }, found)
    if (!('id' in client) || leadId === null) return []
    const said = entry.department === null ? null : found('department', entry.department)
    const departmentId = said ?? defaults['departmentId'] ?? places.ofPerson.get(leadId) ?? null
    const practiceArea = practiceOf(entry, places.practiceOf.get(departmentId ?? ''))
    return [{ id, entry, clientId: client.id, leadId, departmentId, practiceArea }]
  })
}

const practiceOf = (entry: ReadEngagement, ofDepartment: string | undefined): string =>
  practiceAreaOf(entry.practice ?? '') ??
  practiceAreaOf(entry.cause ?? entry.title ?? '') ??
  ofDepartment ??
  'other'

async function departmentsOf(tx: Tx) {
  const people = await tx.selectFrom('person').select(['id', 'department_id']).execute()
  const departments = await tx.selectFrom('department').select(['id', 'practice_areas']).execute()
  return {
    ofPerson: new Map(people.map((row) => [row.id, row.department_id])),
    practiceOf: new Map(
      departments.flatMap((row) =>
        row.practice_areas[0] ? [[row.id, row.practice_areas[0]] as const] : [],
      ),
    ),
  }
}

function lawyersOf({ id, entry, leadId }: Mandate, found: NamesFound) {
  const assisting = new Set(entry.assisting.flatMap((name) => found('person', name) ?? []))
  assisting.delete(leadId)
  const brought = new Map<string, string | null>()
  for (const { name, share } of entry.originating) {
    const person = found('person', name)
    if (person) brought.set(person, share)
  }
  // Somebody from outside has part of the whole: then shares of colleagues alone would not make it.
  const whole = brought.size === entry.originating.length
  return [
    { subject_id: id, person_id: leadId, part: 'lead_lawyer', share: null },
    ...[...assisting].map((person_id) => ({
      subject_id: id,
      person_id,
      part: 'assisting_lawyer',
      share: null,
    })),
    ...[...brought].map(([person_id, share]) => ({
      subject_id: id,
      person_id,
      part: 'originating_lawyer',
      share: whole ? share : null,
    })),
  ]
}

function partiesOf(work: Work, { id, entry }: Mandate, by: string | null) {
  const party = (name: string, role: string) => ({
    id: uuidv7(work.now.getTime()),
    subject_id: id,
    name,
    role,
    note: '',
    added_at: work.now,
    added_by: by,
  })
  return [
    ...(entry.client === null ? [] : [party(entry.client, 'client')]),
    ...entry.opponents.map((name) => party(name, 'opponent')),
    ...entry.thirdParties.map((name) => party(name, 'third_party')),
  ]
}

const stageOf = ({ status }: ReadEngagement) =>
  status === 'unsigned' ? 'opened' : status === 'suspended' ? 'suspended' : 'running'

/** The day the register names, unless that is still to come. */
const pastDay = (work: Work, day: string | null): string | null =>
  day !== null && day <= dayOf(work.now) ? day : null

/** The morning of a day that is past. */
function morningOf(work: Work, day: string | null): Date {
  const at = day === null ? work.now : new Date(`${day}T01:00:00Z`)
  return at <= work.now ? at : work.now
}

function engagementRow(work: Work, importId: string, mandate: Mandate) {
  const { id, entry, clientId } = mandate
  const stage = stageOf(entry)
  const opened = pastDay(work, entry.openedOn)
  const signed = pastDay(work, entry.signedOn) ?? opened
  const title = titleOf(entry)
  const parties = [...entry.opponents, ...entry.thirdParties].map((name) => ({ name }))
  return {
    id,
    client_id: clientId,
    import_id: importId,
    number: entry.number,
    title,
    practice_area: mandate.practiceArea,
    kind: entry.kind,
    scope: scopeOf(entry),
    fee_kind: entry.feeKind,
    fee_amount: entry.feeAmount,
    fee_terms: feeTermsOf(entry),
    amount_in_dispute: entry.amountInDispute,
    term_to: entry.termTo,
    stage,
    opened_at: morningOf(work, opened ?? signed),
    signed_on: stage === 'opened' ? null : signed,
    started_at: stage === 'opened' ? null : morningOf(work, signed),
    search_text: searchTextOf(
      { title, number: entry.number, clientName: entry.client ?? '' },
      parties,
    ),
    version: 1,
  }
}

/**
 * Says what is. What lies behind a mandate is told as `past`, so that the charter owes nothing for it;
 * where it stands now opens what is owed from today on.
 */
async function tellOf(work: Work, importId: string, mandates: Mandate[]): Promise<void> {
  const tell = (
    { id, entry, clientId, practiceArea }: Mandate,
    type: string,
    more: Record<string, unknown> = {},
  ): NewEvent => ({
    type,
    subject: { kind: 'engagement', id },
    data: {
      imported: true,
      import_id: importId,
      began: entry.openedOn ?? entry.signedOn,
      client_id: clientId,
      title: titleOf(entry),
      practice_area: practiceArea,
      ...more,
    },
  })
  const past = { past: true }
  await work.publish(
    mandates.flatMap((mandate) =>
      stageOf(mandate.entry) === 'opened'
        ? [tell(mandate, 'engagement.opened', { further: true })]
        : [
            tell(mandate, 'engagement.opened', past),
            tell(mandate, 'engagement.contract_signed', past),
            tell(mandate, 'engagement.started'),
          ],
    ),
  )
  // After what is owed has opened, so that it stands still at once.
  await work.publish(
    mandates
      .filter(({ entry }) => stageOf(entry) === 'suspended')
      .map((mandate) => tell(mandate, 'engagement.suspended')),
  )
}
