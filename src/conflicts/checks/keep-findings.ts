import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/rows.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Finding } from './find.ts'

/** Writes down what a check found, and what each finding rests on. */
export async function keepFindings(
  tx: Tx,
  checkId: string,
  subjectId: string,
  findings: Finding[],
) {
  const rows = findings.map((finding) => ({ id: uuidv7(), finding }))
  await insertRows(
    tx,
    'conflict_finding',
    rows.map(({ id, finding }) => ({
      id,
      check_id: checkId,
      subject_id: subjectId,
      rule: finding.rule,
      class: finding.class,
      tier: finding.tier,
      person_id: finding.personId,
      until_date: finding.until,
      key: finding.key,
    })),
  )
  await insertRows(
    tx,
    'conflict_evidence',
    rows.map(({ id, finding: { evidence } }) => ({
      finding_id: id,
      subject_id: subjectId,
      searched_party: evidence.searched.partyId,
      searched_name: evidence.hit.asked,
      searched_role: evidence.searched.role,
      hit_party: evidence.hit.partyId,
      hit_name: evidence.hit.name,
      other_subject: evidence.there.subjectId,
      other_kind: evidence.there.kind,
      other_role: evidence.there.role,
      ended_on: evidence.there.endedOn,
      score: evidence.hit.score,
      reasons: evidence.hit.reasons,
      segments: evidence.hit.segments,
      path: evidence.hit.path,
      same: evidence.hit.same ?? null,
    })),
  )
}
