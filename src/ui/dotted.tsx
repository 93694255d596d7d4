import { Fragment, type ReactNode } from 'react'
import { Dot } from './parts.tsx'

/** So many letters fit every line: a name, a day or a number is not broken in two. */
const whole = 14

type Facts = (ReactNode | null | undefined | false)[]
const given = (facts: Facts) =>
  facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '')

/** Facts that may go on over several lines, each whole: dots stand between those of one line, and at no end of it. */
export const DottedLines = ({ facts }: { facts: Facts }) => (
  <span className="cv-dotted">
    {given(facts).map((fact, index) => (
      <span key={index}>{fact}</span>
    ))}
  </span>
)

/** Facts in one line with dots between them; what is not there is left out. */
export function Dotted({ facts }: { facts: Facts }) {
  return given(facts).map((fact, index) => (
    <Fragment key={index}>
      {index > 0 && <Dot />}
      {typeof fact === 'string' && fact.length <= whole ? (
        <span className="cv-whole">{fact}</span>
      ) : (
        fact
      )}
    </Fragment>
  ))
}
