import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { pageOf } from '#platform/http/page.ts'
import { viewerOf } from '../period.ts'
import { leadScopeOf, scopeOf } from '../rules.ts'
import type * as contract from './contract.ts'
import {
  selectAdjustments,
  selectHandovers,
  selectInstructions,
  selectLeads,
  selectOpinions,
} from './record-sql.ts'

/** The leads behind a step of the funnel. */
export async function listLeadCases(
  work: Work,
  { query }: Pick<Input<typeof contract.listLeadCasesEndpoint>, 'query'>,
) {
  const rows = await selectLeads(work, leadScopeOf(viewerOf(work.actor)), query)
  return pageOf(rows, query.limit, (row) => [row.receivedOn, row.id])
}

/** What clients said. */
export async function listOpinionCases(
  work: Work,
  { query }: Pick<Input<typeof contract.listOpinionCasesEndpoint>, 'query'>,
) {
  const rows = await selectOpinions(work, scopeOf(viewerOf(work.actor)), query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.givenOn, row.id])
  return {
    items: items.map((row) => ({
      id: row.id,
      source: row.source as contract.OpinionCase['source'],
      subject: { kind: 'engagement' as const, id: row.subjectId, name: row.title },
      client: row.clientName === null ? null : { id: row.clientId, name: row.clientName },
      lawyer: row.lawyerId ? { id: row.lawyerId, name: row.lawyerName ?? '' } : null,
      givenOn: row.givenOn,
      satisfaction: row.satisfaction,
      nps: row.nps,
    })),
    next,
  }
}

/** Engagements as they were opened, or those somebody has in hand. */
export async function listInstructionCases(
  work: Work,
  { query }: Pick<Input<typeof contract.listInstructionCasesEndpoint>, 'query'>,
) {
  const rows = await selectInstructions(work, scopeOf(viewerOf(work.actor)), query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.openedAt, row.id])
  return {
    items: items.map((row) => ({
      id: row.id,
      subject: { kind: 'engagement' as const, id: row.id, name: row.title },
      client: { id: row.clientId, name: row.clientName },
      openedAt: row.openedAt.toISOString(),
    })),
    next,
  }
}

/** Work passed from one to another. */
export function listHandoverCases({ subjectNames }: KeeperParts) {
  return async (
    work: Work,
    { query }: Pick<Input<typeof contract.listHandoverCasesEndpoint>, 'query'>,
  ) => {
    const rows = await selectHandovers(work, scopeOf(viewerOf(work.actor)), query)
    const { items, next } = pageOf(rows, query.limit, (row) => [row.offeredAt, row.id])
    const names = await subjectNames(
      work.tx,
      items.map((row) => row.subjectId),
    )
    return {
      items: items.map((row) => ({
        id: row.id,
        subject: {
          kind: row.subjectKind,
          id: row.subjectId,
          name: names.get(row.subjectId) ?? null,
        },
        from: { id: row.fromId, name: row.fromName },
        to: { id: row.toId, name: row.toName },
        status: row.status as contract.HandoverCase['status'],
        offeredAt: row.offeredAt.toISOString(),
        answeredAt: row.answeredAt?.toISOString() ?? null,
        answerReason: row.answerReason,
      })),
      next,
    }
  }
}

/** Feedback that touched a service plan, and what came of it. */
export async function listAdjustmentCases(
  work: Work,
  { query }: Pick<Input<typeof contract.listAdjustmentCasesEndpoint>, 'query'>,
) {
  const rows = await selectAdjustments(work, scopeOf(viewerOf(work.actor)), query)
  const { items, next } = pageOf(rows, query.limit, (row) => [row.receivedAt, row.id])
  return {
    items: items.map((row) => ({
      id: row.id,
      subject: { kind: 'engagement' as const, id: row.subjectId, name: row.title },
      text: row.text,
      receivedAt: row.receivedAt.toISOString(),
      outcome: row.outcome as contract.AdjustmentCase['outcome'],
      reason: row.reason,
    })),
    next,
  }
}
