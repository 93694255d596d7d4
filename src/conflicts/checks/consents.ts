import { sql } from 'kysely'
import { asSystem, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { dayOf } from '#organisation/index.ts'
import type { Tx } from '#platform/db/database.ts'
import { badInput, notFound, refused } from '#platform/http/refusal.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { conclude, type Considered, openReason } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import { consentText } from './consent-text.ts'
import type {
  draftConsents as draftConsentsEndpoint,
  recordConsent as recordConsentEndpoint,
} from './contract.ts'
import { presentCheck, sidesOf } from './present.ts'
import { type SeenCheck, seeCheckToWorkOn, seeWhatCounts } from './see.ts'
import { rulesOfVersion, type SubjectParty } from './sql.ts'
import { raiseWalls } from './walls.ts'

/** Drafts what every client concerned must sign, from the template; what stands already is left as it is. */
export async function draftConsents(
  work: Work,
  { params, body }: Input<typeof draftConsentsEndpoint>,
) {
  const check = await seeCheckToWorkOn(work, params.id)
  const drafted = await asSystem(work, async (tx) => {
    const considered = await considerFindings(tx, check.id, check.subject_id)
    const wanted = considered.filter((one) => openReason(one) === 'consent_missing')
    if (wanted.length === 0) throw refused('nothing_to_consent')
    const drafts = await draftsOf(tx, check, wanted)
    const book = await rulesOfVersion(tx, check.rules_version)
    const articles = [...new Set(wanted.map((one) => `《${book.get(one.rule)?.article ?? ''}》`))]
    const { name: firm } = await tx.selectFrom('firm').select('name').executeTakeFirstOrThrow()
    const { ours, adverse } = sidesOf(check.searched as SubjectParty[])
    await insertRows(
      tx,
      'conflict_consent',
      drafts.map(({ of, other, addressee, keys }) => ({
        id: uuidv7(work.now.getTime()),
        check_id: check.id,
        subject_id: check.subject_id,
        of,
        other_subject: other,
        addressee,
        keys,
        text: consentText({
          firm,
          addressee,
          ours,
          adverse,
          of,
          articles,
          facts: body.facts,
          on: dayOf(work.now),
        }),
        drafted_by: personIdOf(work.actor),
        drafted_at: work.now,
      })),
    )
    return drafts.length
  })
  await work.publish([
    {
      type: 'conflict_consent.drafted',
      subject: check.affair,
      object: check.id,
      data: { count: drafted },
    },
  ])
  return presentCheck(work, check.id)
}

interface Draft {
  of: 'this_side' | 'other_side'
  other: string | null
  addressee: string
  keys: string[]
}

/** One for the side that comes to us, one for each other client concerned; none where one waits for its answer. */
async function draftsOf(
  tx: Tx,
  check: SeenCheck,
  wanted: (Considered & { id: string })[],
): Promise<Draft[]> {
  const { ours } = sidesOf(check.searched as SubjectParty[])
  const asked = (of: Draft['of']) => (one: Considered) =>
    one.consents.some((said) => said.of === of)
  const here = wanted.filter((one) => !asked('this_side')(one)).map((one) => one.key)
  const drafts: Draft[] =
    here.length > 0
      ? [{ of: 'this_side', other: null, addressee: ours.join('、').slice(0, 300), keys: here }]
      : []
  const there = wanted.filter((one) => !asked('other_side')(one))
  if (there.length === 0) return drafts
  const found = await sql<{ key: string; other: string; addressee: string | null }>`
    select f.key, coalesce(s.parent_id, s.id) as other,
      (select string_agg(distinct name_in_affair(p.id, p.name, i.subject_id), '、') from party_involvement i join party p on p.id = i.party_id
       where i.subject_id = e.other_subject and i.role in ('client', 'prospect')) as addressee
    from conflict_finding f join conflict_evidence e on e.finding_id = f.id join subject s on s.id = e.other_subject
    where f.id = any(${there.map((one) => one.id)}::uuid[]) and e.other_subject is not null`.execute(
    tx,
  )
  for (const [other, rows] of Map.groupBy(found.rows, (row) => row.other)) {
    drafts.push({
      of: 'other_side',
      other,
      addressee: (rows[0]?.addressee ?? '').slice(0, 300) || '（客户）',
      keys: rows.map((row) => row.key),
    })
  }
  return drafts
}

/** Writes down what a client answered. When the last one has signed, the walls rise by themselves. */
export async function recordConsent(
  work: Work,
  { params, body }: Input<typeof recordConsentEndpoint>,
) {
  const consent = await work.tx
    .selectFrom('conflict_consent')
    .select(['id', 'subject_id', 'of'])
    .where('id', '=', params.id)
    .executeTakeFirst()
  if (!consent) throw notFound()
  // Asked on this check or on one before it: the affair is checked again while its clients think it over.
  const check = await seeWhatCounts(work, consent.subject_id)
  if (body.fileId) await expectFileOf(work, body.fileId, check.subject_id)
  const inserted = await work.tx
    .insertInto('conflict_consent_reply')
    .values({
      id: uuidv7(work.now.getTime()),
      consent_id: consent.id,
      subject_id: check.subject_id,
      outcome: body.outcome,
      signed_on: body.signedOn,
      signed_by: body.signedBy,
      file_id: body.fileId,
      note: body.note,
      recorded_by: personIdOf(work.actor) as string,
      recorded_at: work.now,
    })
    .onConflict((conflict) => conflict.column('consent_id').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 0n) throw refused('consent_replied')
  await work.publish([
    {
      type: 'conflict_consent.replied',
      subject: check.affair,
      object: check.id,
      data: { outcome: body.outcome, of: consent.of },
    },
  ])
  const considered = await asSystem(work, (tx) => considerFindings(tx, check.id, check.subject_id))
  const { open } = conclude(considered)
  if (!open.some((one) => one.why === 'consent_missing' || one.why === 'consent_refused')) {
    await raiseWalls(work, check, considered)
  }
  return presentCheck(work, check.id)
}

async function expectFileOf(work: Work, fileId: string, subjectId: string): Promise<void> {
  const file = await work.tx
    .selectFrom('stored_file')
    .select('id')
    .where('id', '=', fileId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  if (!file) throw badInput([{ path: 'fileId', code: 'not_found' }])
}
