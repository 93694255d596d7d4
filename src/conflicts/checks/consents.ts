import { asSystem, personIdOf, type Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { dayOf } from '#organisation/index.ts'
import { insertRows } from '#platform/db/rows.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { searchedAsTold } from './as-known.ts'
import { openReason } from './conclusion.ts'
import { considerFindings } from './considered.ts'
import { consentText } from './consent-text.ts'
import type { draftConsents as draftConsentsEndpoint } from './contract.ts'
import { draftsOf } from './drafts.ts'
import { presentCheck, sidesOf } from './present.ts'
import { seeCheckToWorkOn } from './see.ts'
import { rulesOfVersion, type SubjectParty } from './sql.ts'

/** Drafts what every client concerned must sign, from the template, one for each; what stands already is left as it is. */
export async function draftConsents(
  work: Work,
  { params, body }: Input<typeof draftConsentsEndpoint>,
) {
  const check = await seeCheckToWorkOn(work, params.id)
  const drafted = await asSystem(work, async (tx) => {
    const considered = await considerFindings(tx, check.id, check.subject_id)
    const wanted = considered.filter((one) => openReason(one) === 'consent_missing')
    if (wanted.length === 0) throw refused('nothing_to_consent')
    const searched = check.searched as SubjectParty[]
    const { ours, adverse } = sidesOf(await searchedAsTold(tx, check.subject_id, searched))
    const drafts = draftsOf(wanted)
    const book = await rulesOfVersion(tx, check.rules_version)
    const articles = [...new Set(wanted.map((one) => book.get(one.rule)?.article ?? ''))]
    const { name: firm } = await tx.selectFrom('firm').select('name').executeTakeFirstOrThrow()
    await insertRows(
      tx,
      'conflict_consent',
      drafts.map(({ of, other, partyId, name, keys }) => ({
        id: uuidv7(work.now.getTime()),
        check_id: check.id,
        subject_id: check.subject_id,
        of,
        other_subject: other,
        party_id: partyId,
        addressee: name.slice(0, 300),
        keys,
        text: consentText({
          firm,
          addressee: name,
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
