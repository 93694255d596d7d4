import type { PartyGraph } from '../register/contract.ts'

export interface Placed {
  id: string
  x: number
  y: number
}

/** Pixels of a party's box and between boxes. */
export const box = { width: 176, height: 48, across: 24, down: 72 }

/**
 * Layers by steps from the party in the middle of the top row; within a layer in the order of those they hang on, so
 * that lines cross little.
 */
export function placeParties({ nodes, edges }: PartyGraph): {
  placed: Map<string, Placed>
  width: number
  height: number
} {
  const layers = Map.groupBy(nodes, (node) => node.depth)
  const depths = [...layers.keys()].toSorted((a, b) => a - b)
  const widest = Math.max(...[...layers.values()].map((layer) => layer.length), 1)
  const width = widest * (box.width + box.across) + box.across
  const placed = new Map<string, Placed>()
  for (const depth of depths) {
    const layer = layers.get(depth) ?? []
    const anchor = (id: string) => {
      const above = edges.flatMap((edge) => {
        const other = edge.from === id ? edge.to : edge.to === id ? edge.from : null
        const at = other === null ? undefined : placed.get(other)
        return at ? [at.x] : []
      })
      return above.length === 0 ? width / 2 : above.reduce((sum, x) => sum + x, 0) / above.length
    }
    const sorted = layer
      .map((node) => ({ node, x: anchor(node.id) }))
      .toSorted((a, b) => a.x - b.x || (a.node.id < b.node.id ? -1 : 1))
    const step = width / sorted.length
    sorted.forEach(({ node }, at) => {
      placed.set(node.id, {
        id: node.id,
        x: step * (at + 0.5),
        y: box.height / 2 + 8 + depth * (box.height + box.down),
      })
    })
  }
  const height = (Math.max(...depths, 0) + 1) * (box.height + box.down) - box.down + 16
  return { placed, width, height }
}
