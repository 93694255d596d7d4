import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { formsInForce, keepAnswers, readAnswers } from '#forms/index.ts'
import { dayOf } from '#organisation/index.ts'
import { expectVersion } from '#platform/http/version.ts'
import { seeEngagementToChange } from '../see-engagement.ts'
import type { answerEngagementFieldsEndpoint, Engagement } from './contract.ts'
import { engagementPolicy } from './policy.ts'
import { presentEngagement } from './present-engagement.ts'
import { updateEngagement } from './sql.ts'

/** Answers the firm's own fields of an engagement anew: the general ones and those of its practice area. */
export async function answerEngagementFields(
  work: Work,
  { params, body, ifMatch }: Input<typeof answerEngagementFieldsEndpoint>,
): Promise<Engagement> {
  const { id } = params
  const right = 'answerEngagementFields'
  const { engagement } = await seeEngagementToChange(work, id, engagementPolicy, right)
  if (ifMatch !== engagement.version) expectVersion(ifMatch, await presentEngagement(work, id))
  const forms = await formsInForce(work.tx, 'engagement_fields', engagement.practice_area)
  const sheets = readAnswers(forms, body.answers, { today: dayOf(work.now) })
  const subject = { kind: 'engagement' as const, id }
  const changed = await keepAnswers(work, 'engagement_fields', [{ subject, sheets }])
  if (changed.size > 0) await updateEngagement(work.tx, id, {})
  return presentEngagement(work, id)
}
