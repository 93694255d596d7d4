import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Go, Note, Trouble, useSaying, useThing, useWords, Waiting } from '#ui/index.ts'
import { type PartyGraph, readPartyGraph } from '../register/contract.ts'
import { box, placeParties, type Placed } from './graph-layout.ts'
import { partyWords } from './words.ts'

type Node = PartyGraph['nodes'][number]
type Edge = PartyGraph['edges'][number]

/** Who is tied to whom around a party: a drawing to press on, and the way to the party chosen in words. */
export function RelationGraph({ id, name }: { id: string; name: string }) {
  const say = useWords(partyWords)
  const { data, error, refetch } = useThing(readPartyGraph, [id, 'graph'], {
    params: { id },
    query: { depth: 3 },
  })
  const [chosen, choose] = useState<string | null>(null)
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  if (data.edges.length === 0) return <p className="cv-quiet">{say('noneYet.relations')}</p>
  const target = data.nodes.find((node) => node.id === chosen && node.depth > 0)
  return (
    <>
      <Drawing graph={data} name={name} chosen={target ?? null} onChoose={choose} />
      <Path graph={data} target={target ?? null} />
      {data.truncated && <Note title={say('graph.truncated')} />}
    </>
  )
}

function Drawing({
  graph,
  name,
  chosen,
  onChoose,
}: {
  graph: PartyGraph
  name: string
  chosen: Node | null
  onChoose: (id: string) => void
}) {
  const say = useWords(partyWords)
  const { placed, width, height } = useMemo(() => placeParties(graph), [graph])
  const onPath = new Set(chosen?.path ?? [])
  const frame = useRef<HTMLDivElement>(null)
  // The party itself stands in the middle, where the drawing is wider than the screen too.
  useLayoutEffect(() => {
    const { current } = frame
    if (current) current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2
  }, [])
  return (
    <div
      ref={frame}
      className="pt-graph"
      role="group"
      aria-label={say('graph.label', { name, count: graph.nodes.length })}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          <marker
            id="pt-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth="10"
            markerHeight="10"
            orient="auto-start-reverse"
          >
            <path d="M0 0 8 4 0 8z" className="pt-arrow" />
          </marker>
        </defs>
        {graph.edges.map((edge, at) => (
          <Line key={edge.id} edge={edge} placed={placed} strong={onPath.has(edge.id)} at={at} />
        ))}
        {graph.nodes.map((node) => (
          <Box
            key={node.id}
            node={node}
            at={placed.get(node.id)}
            here={node.id === chosen?.id}
            onChoose={() => onChoose(node.id)}
          />
        ))}
      </svg>
    </div>
  )
}

/** Where the line from one box meets the edge of the other. */
function meet(from: Placed, to: Placed): { x: number; y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const scale = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  )
  return { x: to.x - dx * scale, y: to.y - dy * scale }
}

interface Drawn {
  path: string
  words: { x: number; y: number }
}

/** From layer to layer. Words of lines that run side by side stand at different heights. */
function straight(from: Placed, to: Placed, at: number): Drawn {
  const [start, end] = [meet(to, from), meet(from, to)]
  const along = 0.38 + (at % 3) * 0.12
  return {
    path: `M${start.x} ${start.y}L${end.x} ${end.y}`,
    words: { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along },
  }
}

/** Within a layer: above the boxes that may stand between the two. */
function over(from: Placed, to: Placed): Drawn {
  const inwards = Math.sign(to.x - from.x) * (box.width / 5)
  const [start, end, top] = [from.x + inwards, to.x - inwards, from.y - box.height / 2]
  const middle = (start + end) / 2
  const rise = box.down * 0.6
  return {
    path: `M${start} ${top}Q${middle} ${top - rise} ${end} ${top}`,
    words: { x: middle, y: top - rise / 2 },
  }
}

function Line({
  edge,
  placed,
  strong,
  at,
}: {
  edge: Edge
  placed: Map<string, Placed>
  strong: boolean
  at: number
}) {
  const say = useWords(partyWords)
  const [from, to] = [placed.get(edge.from), placed.get(edge.to)]
  if (!from || !to) return null
  const { path, words: where } = from.y === to.y ? over(from, to) : straight(from, to, at)
  const words = `${say(`relation.${edge.type}`)}${edge.share ? ` ${edge.share}%` : ''}`
  return (
    <g className={strong ? 'pt-edge is-path' : edge.toDate ? 'pt-edge is-over' : 'pt-edge'}>
      <path d={path} markerEnd="url(#pt-arrow)" />
      <text x={where.x} y={where.y + 4}>
        {words}
      </text>
    </g>
  )
}

const shortened = (name: string): string => (name.length > 12 ? `${name.slice(0, 11)}…` : name)

function Box({
  node,
  at,
  here,
  onChoose,
}: {
  node: Node
  at: Placed | undefined
  here: boolean
  onChoose: () => void
}) {
  const say = useWords(partyWords)
  if (!at) return null
  const look = node.depth === 0 ? 'is-root' : here ? 'is-here' : ''
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className={`pt-box ${look} ${node.kind === 'person' ? 'is-person' : ''}`}
      transform={`translate(${at.x - box.width / 2} ${at.y - box.height / 2})`}
      role="button"
      tabIndex={0}
      aria-pressed={here}
      aria-label={say('named', { name: node.name, what: say(`kind.${node.kind}`) })}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onChoose()
      }}
    >
      <title>{node.name}</title>
      <rect
        width={box.width}
        height={box.height}
        rx={node.kind === 'person' ? box.height / 2 : 4}
      />
      <text x={box.width / 2} y={21}>
        {shortened(node.name)}
      </text>
      <text x={box.width / 2} y={38} className="pt-box-kind">
        {say(`kind.${node.kind}`)}
      </text>
    </g>
  )
}

/** The way to the party chosen, step by step in words with dates and sources. */
function Path({ graph, target }: { graph: PartyGraph; target: Node | null }) {
  const say = useWords(partyWords)
  const { date } = useSaying()
  if (!target) return <p className="cv-meta pt-path">{say('graph.pathFirst')}</p>
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.name ?? ''
  const steps = target.path.flatMap((id) => graph.edges.find((edge) => edge.id === id) ?? [])
  return (
    <div className="pt-path" aria-live="polite">
      <h3>{say('graph.path')}</h3>
      <ol>
        {steps.map((edge) => (
          <li key={edge.id}>
            {say('graph.step', {
              from: nameOf(edge.from),
              to: nameOf(edge.to),
              type: say(`relation.${edge.type}`),
              share: edge.share ? say('relationShare', { share: edge.share }) : '',
            })}
            <span className="cv-meta">
              {say('source', { source: edge.source })}
              {edge.fromDate && ` · ${say('since', { time: date(edge.fromDate) })}`}
              {edge.toDate && ` · ${say('until', { time: date(edge.toDate) })}`}
            </span>
          </li>
        ))}
      </ol>
      <Go to={`/parties/${target.id}`}>{say('graph.openParty', { name: target.name })}</Go>
    </div>
  )
}
