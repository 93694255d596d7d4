import { personIdOf, type Input, type Work } from '#access/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { badInput, type FieldProblem, refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { raiseLookAlikes } from './raise-look-alikes.ts'
import type { changeParty, Party, registerParty } from './contract.ts'
import { noteChange } from './note-change.ts'
import { presentParty, type SubjectNames } from './present-party.ts'
import { periodProblems, readContact, readName, readNumber } from './rules.ts'
import { partyChanged, seePartyToChange, tellOfParty } from './see-party.ts'
import { expectVersion } from '#platform/http/version.ts'
import { selectNames } from './sql.ts'

type Body = Input<typeof registerParty>['body']

/** What was written, as it will be kept; 422 with every problem at its field. */
function checked(body: Body) {
  const problems: FieldProblem[] = []
  const keep = (read: { ok: true; value: string } | { ok: false; code: string }, path: string) => {
    if (read.ok) return read.value
    problems.push({ path, code: read.code })
    return ''
  }
  const name = keep(readName(body.kind, body.name), 'name')
  const names = body.names.map((one, at) => {
    problems.push(...periodProblems(one, `names.${at}.`))
    return { ...one, name: keep(readName(body.kind, one.name), `names.${at}.name`) }
  })
  const identifiers = body.identifiers.map((one, at) => ({
    ...one,
    number: keep(readNumber(body.kind, one.type, one.number), `identifiers.${at}.number`),
  }))
  const contacts = body.contacts.map((one, at) => ({
    ...one,
    value: keep(readContact(one.kind, one.value), `contacts.${at}.value`),
  }))
  if (body.bornOn && body.kind === 'organisation')
    problems.push({ path: 'bornOn', code: 'not_for_this_kind' })
  if (problems.length > 0) throw badInput(problems)
  return { name, names, identifiers, contacts }
}

/**
 * Writes a party into the register by hand. Whoever bears one of its numbers already, and is seen, is named instead
 * (409); what looks alike and is not seen goes to the desk of duplicates.
 */
export async function registerOneParty(
  work: Work,
  { body }: Input<typeof registerParty>,
  subjectNames: SubjectNames,
): Promise<Party> {
  const { name, names, identifiers, contacts } = checked(body)
  await expectNumbersFree(work, identifiers)
  const id = uuidv7(work.now.getTime())
  const created = { created_by: personIdOf(work.actor), created_at: work.now }
  await insertRows(work.tx, 'party', [
    { id, kind: body.kind, name, born_on: body.bornOn, ...created, updated_at: work.now },
  ])
  const row = () => ({ id: uuidv7(work.now.getTime()), party_id: id, ...created })
  const all = [
    ...(names.some((one) => one.name === name)
      ? []
      : [{ kind: 'legal', name, fromDate: null, toDate: null, source: body.source }]),
    ...names,
  ]
  await insertRows(
    work.tx,
    'party_name',
    all.map(({ fromDate, toDate, ...one }) => ({
      ...row(),
      ...one,
      shown_at: one.name === name ? work.now : null,
      from_date: fromDate,
      to_date: toDate,
    })),
  )
  if (identifiers.length > 0)
    await insertRows(
      work.tx,
      'party_identifier',
      identifiers.map((one) => ({ ...row(), ...one })),
    )
  if (contacts.length > 0)
    await insertRows(
      work.tx,
      'party_contact',
      contacts.map(({ regionCode, ...one }) => ({ ...row(), ...one, region_code: regionCode })),
    )
  await noteChange(work, [{ partyId: id, what: 'party', details: { registered: name } }])
  await tellOfParty(work, id, { type: 'party.registered', data: { kind: body.kind } })
  await raiseLookAlikes(work, [id])
  return presentParty(work, id, subjectNames)
}

async function expectNumbersFree(
  { tx }: Work,
  identifiers: { type: string; number: string }[],
): Promise<void> {
  for (const { type, number } of identifiers) {
    const bearer = await tx
      .selectFrom('party_identifier')
      .select('party_id')
      .where('number', '=', number)
      .where('type', '=', type)
      .executeTakeFirst()
    if (bearer) throw refused('number_taken', { partyId: bearer.party_id })
  }
}

/** Corrects what a party is, or which of its names it is shown under. */
export async function changeOneParty(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeParty>,
  subjectNames: SubjectNames,
): Promise<Party> {
  const { id } = params
  const party = await seePartyToChange(work, id)
  if (ifMatch !== party.version) expectVersion(ifMatch, await presentParty(work, id, subjectNames))
  const chosen =
    body.name === undefined
      ? undefined
      : (await selectNames(work.tx, [id])).find((one) => one.name === body.name)
  if (body.name !== undefined && !chosen) throw badInput([{ path: 'name', code: 'not_its_name' }])
  if (body.bornOn && (body.kind ?? party.kind) === 'organisation')
    throw badInput([{ path: 'bornOn', code: 'not_for_this_kind' }])
  const columns = {
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.kind === undefined ? {} : { kind: body.kind }),
    ...(body.bornOn === undefined ? {} : { born_on: body.bornOn }),
  }
  await work.tx
    .updateTable('party')
    .set(columns as never)
    .where('id', '=', id)
    .execute()
  await partyChanged(work, id, 'party', columns, chosen?.said_in)
  return presentParty(work, id, subjectNames)
}
