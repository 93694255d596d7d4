import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { badInput } from '#platform/http/refusal.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import { expectVersion } from '#platform/http/version.ts'
import {
  type Engagement,
  type LawyerFields,
  lawyerParts,
  type setLawyersEndpoint,
} from './contract.ts'
import { expectNotWalled, expectPresent } from './open-engagement.ts'
import { engagementPolicy } from './policy.ts'
import { presentEngagement } from './present-engagement.ts'
import { problemsOfLawyers } from './rules.ts'
import { insertLawyers, insertMembers, selectLawyers, updateEngagement } from './sql.ts'

/** Says who runs and helps on an engagement and who brought it, with shares; membership follows. */
export async function setLawyers(
  work: Work,
  { params, body, ifMatch }: Input<typeof setLawyersEndpoint>,
): Promise<Engagement> {
  const { id } = params
  const { standing } = await seeEngagementToChange(work, id, engagementPolicy, 'setLawyers')
  expectVersion(ifMatch, await presentEngagement(work, id))
  const problems = problemsOfLawyers(body.lawyers)
  if (problems.length > 0) throw badInput(problems)
  await expectPresent(work, body.lawyers)
  await expectNotWalled(work, id, body.lawyers)
  const before = await selectLawyers(work.tx, id)
  await insertMembers(work.tx, id, body.lawyers, work.now)
  await work.tx.deleteFrom('engagement_lawyer').where('subject_id', '=', id).execute()
  await insertLawyers(work.tx, id, body.lawyers, work.now)
  await updateEngagement(work.tx, id, {})
  const lead = body.lawyers.find((one) => one.part === 'lead_lawyer')
  await work.publish([
    {
      type: 'engagement.lawyers_set',
      subject: { kind: 'engagement', id },
      data: {
        lead_lawyer_id: lead?.personId,
        former_lead_lawyer_id: before.find((one) => one.part === 'lead_lawyer')?.id ?? null,
        people: body.lawyers.map((one) => ({ person_id: one.personId, part: one.part })),
      },
    },
    ...replacements(before, body.lawyers).map((data) => ({
      type: 'member.replaced',
      subject: { kind: 'engagement' as const, id },
      data,
    })),
  ])
  const reply = await presentEngagement(work, id)
  // Last of all: whoever takes themselves off sees nothing more afterwards.
  const stays = new Set(body.lawyers.map((one) => `${one.personId} ${one.part}`))
  for (const member of standing.members) {
    const lawyer = (lawyerParts as readonly string[]).includes(member.part)
    if (!lawyer || stays.has(`${member.personId} ${member.part}`)) continue
    await work.tx
      .deleteFrom('subject_member')
      .where('subject_id', '=', id)
      .where('person_id', '=', member.personId)
      .where('part', '=', member.part)
      .execute()
  }
  return reply
}

/** Who took whose place, part by part, so that what is owed passes along. */
function replacements(before: { id: string; part: string }[], after: LawyerFields[]) {
  return lawyerParts.flatMap((part) => {
    const were = before.filter((one) => one.part === part).map((one) => one.id)
    const are = after.filter((one) => one.part === part).map((one) => one.personId)
    const [gone, ...others] = were.filter((one) => !are.includes(one))
    const [come, ...more] = are.filter((one) => !were.includes(one))
    const clear = gone && come && others.length === 0 && more.length === 0
    return clear ? [{ part, from_id: gone, to_id: come }] : []
  })
}
