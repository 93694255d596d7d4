import type { Input, Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { PartyGraph, readPartyGraph } from './contract.ts'
import { percent } from './present-party.ts'
import { briefsOf, selectParty, selectRelations } from './sql.ts'

/** Parties a graph shows at most: more is no picture any more. */
const most = 80

type Relation = Awaited<ReturnType<typeof selectRelations>>[number]

/** The parties within a few steps of one, each with the shortest way there; only what the actor sees. */
export async function readGraph(
  { tx }: Work,
  { params, query }: Input<typeof readPartyGraph>,
): Promise<PartyGraph> {
  const root = await selectParty(tx, params.id)
  if (!root) throw notFound()
  const reached = new Map<string, { depth: number; path: string[] }>([
    [root.id, { depth: 0, path: [] }],
  ])
  const relations = new Map<string, Relation>()
  let edge = [root.id]
  let truncated = false
  for (let depth = 1; depth <= query.depth + 1 && edge.length > 0; depth += 1) {
    const found = await selectRelations(tx, edge)
    const next: string[] = []
    for (const row of found) {
      const [near, far] = reached.has(row.from_party)
        ? [row.from_party, row.to_party]
        : [row.to_party, row.from_party]
      if (!reached.has(far) && (depth > query.depth || reached.size >= most)) {
        truncated = true
        continue
      }
      relations.set(row.id, row)
      if (reached.has(far)) continue
      reached.set(far, { depth, path: [...(reached.get(near)?.path ?? []), row.id] })
      next.push(far)
    }
    edge = next
  }
  const briefs = await briefsOf(tx, [...reached.keys()])
  return {
    nodes: [...reached].flatMap(([id, way]) => {
      const brief = briefs.get(id)
      return brief ? [{ ...brief, kind: brief.kind as 'person' | 'organisation', ...way }] : []
    }),
    edges: [...relations.values()].map((row) => ({
      id: row.id,
      from: row.from_party,
      to: row.to_party,
      type: row.type as PartyGraph['edges'][number]['type'],
      share: percent(row.share),
      fromDate: row.from_date,
      toDate: row.to_date,
      source: row.source,
    })),
    truncated,
  }
}
