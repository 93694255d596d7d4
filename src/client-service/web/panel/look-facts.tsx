import type { ReactNode } from 'react'

/** What there is to know at a glance; what is unknown leaves no line. */
export function LookFacts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className="sv-look-facts">
      {facts
        .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
