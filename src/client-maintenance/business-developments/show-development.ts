import { permits, personIdOf, type Work } from '#access/index.ts'
import { forbidden, notFound } from '#platform/http/refusal.ts'
import { type NameOf, namesOf } from '#organisation/index.ts'
import type { Standing } from '#client-service/index.ts'
import { standingOf, standingsOf } from '../standing.ts'
import type { BusinessDevelopment } from './contract.ts'
import { developmentPolicy } from './policy.ts'
import {
  decideDeciding,
  decideDeclining,
  decideProposing,
  decideSending,
  type DevelopmentRefusal,
} from './rules.ts'
import { type DevelopmentRow, lockDevelopment, selectDevelopment } from './sql.ts'

/** The news an actor wants to act on: seen, locked, and theirs to act on in this way. */
export async function seeDevelopmentToChange(
  work: Work,
  id: string,
  right: keyof BusinessDevelopment['abilities'],
): Promise<DevelopmentRow> {
  const row = await lockDevelopment(work.tx, id)
  if (!row) throw notFound()
  const standing = await standingOf(work.tx, row.clientId)
  if (!permits(developmentPolicy, right, work.actor, standing)) throw forbidden()
  return row
}

/** The news as they stand now. */
export async function showDevelopment(work: Work, id: string): Promise<BusinessDevelopment> {
  const row = await selectDevelopment(work.tx, id)
  if (!row) throw notFound()
  const [shown] = await presentDevelopments(work, [row])
  return shown as BusinessDevelopment
}

export async function presentDevelopments(
  work: Work,
  rows: DevelopmentRow[],
): Promise<BusinessDevelopment[]> {
  const name = await namesOf(
    work.tx,
    rows.flatMap((row) => [
      row.recordedBy,
      row.authorId,
      row.approvedBy,
      row.proposedBy,
      row.approverId,
      row.decidedBy,
    ]),
  )
  const standings = await standingsOf(
    work.tx,
    rows.map((row) => row.clientId),
  )
  return rows.map((row) => present(row, work, name, standings.get(row.clientId) as Standing))
}

function present(
  row: DevelopmentRow,
  work: Work,
  name: NameOf,
  standing: Standing,
): BusinessDevelopment {
  const may = (right: keyof BusinessDevelopment['abilities'], refusal: DevelopmentRefusal | null) =>
    refusal === null && permits(developmentPolicy, right, work.actor, standing)
  const own = row.proposedBy !== null && row.proposedBy === personIdOf(work.actor)
  return {
    id: row.id,
    client: { id: row.clientId, name: row.clientName },
    happenedOn: row.happenedOn,
    source: row.source,
    url: row.url,
    text: row.text,
    state: row.state,
    proposal: proposalIn(row, name),
    advice: adviceIn(row, name),
    notNeededReason: row.notNeededReason,
    recordedBy: name(row.recordedBy),
    recordedAt: row.recordedAt.toISOString(),
    version: row.version,
    abilities: {
      changeBusinessDevelopment: may('changeBusinessDevelopment', decideProposing(row.state)),
      proposeAdvice: may('proposeAdvice', decideProposing(row.state)),
      decideAdvice: !own && may('decideAdvice', decideDeciding(row.state)),
      sendAdvice: may('sendAdvice', decideSending(row.state)),
      declineAdvice: may('declineAdvice', decideDeclining(row.state)),
    },
  }
}

/** What was proposed and is not sent, or was returned. */
function proposalIn(row: DevelopmentRow, name: NameOf): BusinessDevelopment['proposal'] {
  if (!row.proposalId || !row.proposedAt || row.adviceId) return null
  return {
    text: row.proposedText as string,
    author: name(row.proposedBy as string),
    approver: name(row.approverId as string),
    proposedAt: row.proposedAt.toISOString(),
    outcome: row.outcome as NonNullable<BusinessDevelopment['proposal']>['outcome'],
    reason: row.returnReason,
    decidedBy: name(row.decidedBy),
  }
}

function adviceIn(row: DevelopmentRow, name: NameOf): BusinessDevelopment['advice'] {
  if (!row.adviceId || !row.sentAt) return null
  return {
    id: row.adviceId,
    text: row.adviceText as string,
    way: row.way as NonNullable<BusinessDevelopment['advice']>['way'],
    author: name(row.authorId as string),
    approvedBy: name(row.approvedBy as string),
    sentAt: row.sentAt.toISOString(),
  }
}
