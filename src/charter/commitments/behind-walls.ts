import { asSystem, type ImmediateHandler, type NewEvent, type Work } from '#access/index.ts'
import {
  type ShutOut,
  shuttingOut,
  systemPartsOf,
  systemShutOutBelow,
  systemTakeParts,
} from '#organisation/index.ts'
import { insertRows, updateRows } from '#platform/db/rows.ts'
import type { Someone } from '../clauses/contract.ts'
import type { Clause } from '../clauses/index.ts'
import type { KeeperParts } from './keep.ts'
import type { Opening } from './open.ts'
import { type PassingOn, systemPassOn } from './pass-on.ts'
import { systemFindPeople } from './people.ts'
import { close } from './rules.ts'
import { type LiveCommitment, systemKeepingOf, systemTriggerData } from './sql.ts'
import { systemSuperiors } from './superiors.ts'
import { noteUnowned } from './unowned-sql.ts'

/**
 * Whoever is shut out of something has no part in it any more: what somebody must have passes to whoever stands
 * next to it. Nothing is owed by them there, nor told upwards to them. Each promise passes to whomever its clause
 * finds now, with its deadline; where it finds nobody it is noted as a duty without an owner.
 */
export function passBehindWalls(parts: KeeperParts): ImmediateHandler {
  return {
    types: shuttingOut,
    handle: (work, events) =>
      asSystem(work, async () => {
        const subjectIds = [...new Set(events.map((event) => event.subject.id))]
        const shut = await systemShutOutBelow(work.tx, subjectIds)
        if (shut.length === 0) return
        await passParts(work, shut)
        await passAll(work, parts, shut, events[0]?.id ?? null)
      }),
  }
}

/** Who takes a part that somebody must have, on leads, clients and engagements. */
const takers: Record<string, Someone[]> = {
  specialist: [{ relation: 'manager' }, { role: 'client_relationship_manager' }],
  assessor: [{ head_of: 'subject' }],
  lead_lawyer: [{ relation: 'assisting_lawyer' }, { head_of: 'subject' }],
}

async function passParts(work: Work, shut: ShutOut[]): Promise<void> {
  const { tx, now } = work
  const held = await systemPartsOf(tx, shut)
  const passing = held.filter(({ part }) => takers[part])
  const found = await systemFindPeople(
    work,
    passing.map(({ subjectId, part }) => ({
      ways: takers[part] ?? [],
      subjectId,
      data: {},
      spread: subjectId,
    })),
  )
  const moves = passing.flatMap((one, at) => {
    const to = found[at]?.personId
    return to ? [{ ...one, to }] : []
  })
  const rows = moves.map(({ subjectId, part, to }) => ({
    subject_id: subjectId,
    person_id: to,
    part,
    since: now,
  }))
  if (rows.length > 0) await insertRows(tx, 'subject_member', rows, 'do nothing')
  await systemTakeParts(tx, shut)
  await work.publish(
    moves.map(({ kind, subjectId: id, part, personId: from_id, to: to_id }) => ({
      type: 'member.moved',
      subject: { kind, id },
      data: { part, from_id, to_id },
    })),
  )
}

interface Owed {
  commitment: LiveCommitment
  clause: Clause | undefined
}

async function passAll(
  work: Work,
  parts: KeeperParts,
  shut: ShutOut[],
  because: number | null,
): Promise<void> {
  const pairs = new Set(shut.map(({ personId, subjectId }) => `${personId} ${subjectId}`))
  const isOut = (personId: string | null, { subject_id }: LiveCommitment) =>
    personId !== null && pairs.has(`${personId} ${subject_id}`)
  const subjectIds = [...new Set(shut.map((one) => one.subjectId))]
  const { live } = await systemKeepingOf(work.tx, subjectIds)
  const versions = await parts.charters.versions(
    work.tx,
    live.map((one) => one.charter_version),
  )
  const owed = live.map((commitment): Owed => {
    const clause = versions.get(commitment.charter_version)?.clauses.get(commitment.clause_code)
    return { commitment, clause }
  })
  const ownerOut = owed.filter(({ commitment }) => isOut(commitment.owner_id, commitment))
  const news = await passOwned(work, ownerOut, because)
  const toldOut = owed.filter(
    (one) => !ownerOut.includes(one) && isOut(one.commitment.escalated_to, one.commitment),
  )
  await tellOthersAbove(work, toldOut)
  await work.publish(news)
}

async function passOwned(work: Work, owed: Owed[], because: number | null): Promise<NewEvent[]> {
  const triggers = await systemTriggerData(
    work.tx,
    owed.flatMap(({ commitment }) => commitment.trigger_event_id ?? []),
  )
  const dataOf = ({ trigger_event_id }: LiveCommitment) => triggers.get(trigger_event_id ?? 0) ?? {}
  const found = await systemFindPeople(
    work,
    owed.map(({ commitment, clause }) => ({
      ways: clause?.owner ?? [],
      subjectId: commitment.subject_id,
      data: dataOf(commitment),
      spread: `${commitment.about_id}${commitment.clause_code}`,
      training: clause?.training ?? [],
    })),
  )
  const passings = owed.flatMap((one, at): PassingOn[] => {
    const holder = found[at]
    if (!holder) return []
    return [{ ...one, to: holder.personId, officeId: holder.officeId, because: { because } }]
  })
  const orphans = owed.filter((_, at) => !found[at])
  return [...(await systemPassOn(work, passings)), ...(await leaveUnowned(work, orphans, dataOf))]
}

/** Nobody may owe it: it is tried again until somebody can. */
async function leaveUnowned(
  work: Work,
  orphans: Owed[],
  dataOf: (commitment: LiveCommitment) => Record<string, unknown>,
): Promise<NewEvent[]> {
  if (orphans.length === 0) return []
  await updateRows(
    work.tx,
    'commitment',
    orphans.map(({ commitment }) => ({
      id: commitment.id,
      ...close('cancelled', work.now, 'wall.raised'),
      version: commitment.version + 1,
    })),
  )
  const openings = orphans.flatMap(({ commitment, clause }): Opening[] => {
    const { trigger_event_id: id, subject_kind, subject_id, about_id } = commitment
    if (!clause || id === null) return []
    const subject = { kind: subject_kind, id: subject_id }
    const event = { id, subject, data: dataOf(commitment) }
    return [{ clause, charterVersion: commitment.charter_version, event, aboutId: about_id }]
  })
  return [
    ...orphans.map(({ commitment }) => ({
      type: 'commitment.cancelled',
      subject: { kind: commitment.subject_kind, id: commitment.subject_id },
      object: commitment.id,
      clause: commitment.clause_code,
      charterVersion: commitment.charter_version,
      data: { owner_id: commitment.owner_id, late: false },
    })),
    ...(await noteUnowned(work, openings)),
  ]
}

/** What had come up to somebody who is shut out now stands with whoever else is above. */
async function tellOthersAbove(work: Work, told: Owed[]): Promise<void> {
  if (told.length === 0) return
  const above = await systemSuperiors(
    work,
    told.map(({ commitment, clause }) => ({
      commitment,
      clause,
      from: Math.max(0, commitment.escalation_level - 1),
    })),
  )
  await updateRows(
    work.tx,
    'commitment',
    told.map(({ commitment }, at) => ({
      id: commitment.id,
      escalated_to: above[at] ?? null,
      version: commitment.version + 1,
    })),
  )
}
