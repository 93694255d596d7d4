import type { ReactNode } from 'react'
import { Go } from '#ui/index.ts'

export interface Bar {
  key: string
  /** Under the bar. */
  label: string
  /** Above the bar. */
  figure: string
  value: number
  /** A part of the bar that is drawn stronger. */
  part?: number
  /** In words, for whoever does not see it. */
  said: string
  /** The cases behind it. */
  search: Record<string, unknown>
  now?: boolean
}

/** Standing bars from zero, one a step of time; each leads to its cases. */
export function Bars({ bars, top }: { bars: Bar[]; top?: number }) {
  const highest = top ?? Math.max(1, ...bars.map((one) => one.value))
  const share = (value: number) => `${Math.max(0, (value / highest) * 100)}%`
  return (
    <ol className="in-bars">
      {bars.map((bar) => (
        <li key={bar.key} className={bar.now ? 'is-now' : undefined}>
          <Go to="." search={bar.search}>
            <span className="cv-hidden">{bar.said}</span>
            <span className="in-bar-space" aria-hidden="true">
              <span className="in-bar" style={{ height: share(bar.value) }}>
                <b>{bar.figure}</b>
                {bar.part !== undefined && bar.value > 0 && (
                  <i style={{ height: `${(bar.part / bar.value) * 100}%` }} />
                )}
              </span>
            </span>
            <span className="in-bar-label" aria-hidden="true">
              {bar.label}
            </span>
          </Go>
        </li>
      ))}
    </ol>
  )
}

export interface Lane {
  key: string
  name: ReactNode
  value: number
  part?: number
  /** Where the deadline lies. */
  mark?: number | null
  figure: ReactNode
  said: string
  search: Record<string, unknown>
  tone?: 'overdue' | 'due'
}

/** Lying bars from zero, one a thing; each leads to its cases. */
export function Lanes({
  lanes,
  top,
  heads,
}: {
  lanes: Lane[]
  top?: number
  /** What each of several figures is. */
  heads?: string[]
}) {
  const longest =
    top ?? Math.max(1, ...lanes.flatMap((one) => [one.value, one.mark ?? 0, one.part ?? 0]))
  const share = (value: number) => `${Math.min(100, Math.max(0, (value / longest) * 100))}%`
  return (
    <>
      {heads && (
        <div className="in-lanes-head" aria-hidden="true">
          <span className="in-lane-figure in-lane-figures">
            {heads.map((head) => (
              <span key={head}>{head}</span>
            ))}
          </span>
        </div>
      )}
      <ol className="in-lanes">
        {lanes.map((lane) => (
          <li key={lane.key}>
            <Go to="." search={lane.search}>
              <span className="cv-hidden">{lane.said}</span>
              <span className="in-lane-name" aria-hidden="true">
                {lane.name}
              </span>
              <span className="in-lane" aria-hidden="true">
                <span
                  className={lane.tone ? `in-lane-bar is-${lane.tone}` : 'in-lane-bar'}
                  style={{ width: share(lane.value) }}
                />
                {lane.part !== undefined && (
                  <span className="in-lane-part" style={{ width: share(lane.part) }} />
                )}
                {lane.mark != null && (
                  <span className="in-lane-mark" style={{ insetInlineStart: share(lane.mark) }} />
                )}
              </span>
              <span className="in-lane-figure" aria-hidden="true">
                {lane.figure}
              </span>
            </Go>
          </li>
        ))}
      </ol>
    </>
  )
}

/** What the colours and marks of a picture mean. */
export function Legend({ items }: { items: { className: string; label: string }[] }) {
  return (
    <ul className="in-legend">
      {items.map(({ className, label }) => (
        <li key={className}>
          <i className={className} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  )
}
