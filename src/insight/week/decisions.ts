import { holds, permits, type PersonActor, type Work } from '#access/index.ts'
import { charterPolicy, type Charters, type KeeperParts } from '#charter/index.ts'
import * as development from '#client-development/index.ts'
import type { WeekDecision } from './contract.ts'
import {
  countWaiting,
  selectDecided,
  selectDraft,
  selectEscalated,
  selectOffered,
  selectUnapproved,
} from './sql.ts'

const peopleOf = (actor: PersonActor) => [actor.personId, ...actor.standsInFor]
const mayApprove = (actor: PersonActor) => holds(development.policy, 'approveIntroduction', actor)
const mayPublish = (actor: PersonActor) => holds(charterPolicy, 'publishCharter', actor)

/** How much waits for the reader's own word, up to a thousand of each kind. */
export async function countDecisions(work: Work, actor: PersonActor): Promise<number> {
  const waiting = await countWaiting(work, peopleOf(actor), { introductions: mayApprove(actor) })
  return waiting + (mayPublish(actor) ? await selectDraft(work) : []).length
}

type About = Pick<Awaited<ReturnType<typeof selectDecided>>[number], 'subjectKind' | 'subjectId'>

/** What waits for the reader's own word, the first of each kind. */
export async function decisionsFor(
  work: Work,
  actor: PersonActor,
  parts: KeeperParts,
): Promise<WeekDecision[]> {
  const people = peopleOf(actor)
  const offered = await selectOffered(work, people)
  const escalated = await selectEscalated(work, people)
  const decided = await selectDecided(work, people)
  const names = await parts.subjectNames(
    work.tx,
    [...offered, ...escalated, ...decided].map((one) => one.subjectId),
  )
  const versions = await parts.charters.versions(
    work.tx,
    [...escalated, ...decided].map((one) => one.version),
  )
  const subjectOf = ({ subjectKind, subjectId }: About) => ({
    kind: subjectKind,
    id: subjectId,
    name: names.get(subjectId) ?? null,
  })
  return [
    ...offered.map((one) => ({
      kind: 'handover' as const,
      id: one.id,
      subject: subjectOf(one),
      part: one.part,
      from: { id: one.fromId, name: one.fromName },
      note: one.note,
      since: one.since.toISOString(),
    })),
    ...decided.map((one) => ({
      kind: 'promise' as const,
      id: one.id,
      subject: subjectOf(one),
      title: titleOf(versions.get(one.version), one.clause),
      since: one.since.toISOString(),
    })),
    ...(await wordsToApprove(work, actor)),
    ...escalated.map((one) => ({
      kind: 'escalation' as const,
      id: one.id,
      subject: subjectOf(one),
      title: titleOf(versions.get(one.version), one.clause),
      owner: { id: one.ownerId, name: one.ownerName },
      since: one.since.toISOString(),
      excusable: permits(charterPolicy, 'excuseCommitment', actor, {
        ownerId: one.ownerId,
        pastOwnerIds: one.pastOwnerIds,
        escalatedTo: one.escalatedTo,
      }),
    })),
  ]
}

type Charter = NonNullable<Awaited<ReturnType<Charters['current']>>>

const titleOf = (charter: Charter | undefined, code: string) =>
  charter?.clauses.get(code)?.title ?? { zh: code, en: code }

/** A draft of the charter and introductions, for those who may let them out. */
async function wordsToApprove(work: Work, actor: PersonActor): Promise<WeekDecision[]> {
  const drafts = mayPublish(actor) ? await selectDraft(work) : []
  const introductions = mayApprove(actor) ? await selectUnapproved(work) : []
  return [
    ...drafts.map((one) => ({
      ...one,
      kind: 'charter' as const,
      since: one.since.toISOString(),
    })),
    ...introductions.map((one) => ({
      ...one,
      kind: 'introduction' as const,
      since: one.since.toISOString(),
    })),
  ]
}
