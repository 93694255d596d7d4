import type { ReactNode } from 'react'

/** What there is to know: names and what they stand for; what is unknown leaves no line. */
export function Terms({
  terms,
}: {
  terms: readonly (readonly [label: string, value: ReactNode])[]
}) {
  return (
    <dl className="cv-terms">
      {terms
        .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
        .map(([label, value], at) => (
          <div key={`${at} ${label}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
