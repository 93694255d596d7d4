import { Fragment, type ReactNode } from 'react'
import { Dot } from './parts.tsx'

/** Facts in one line with dots between them; what is not there is left out. */
export function Dotted({ facts }: { facts: (ReactNode | null | undefined | false)[] }) {
  return facts
    .filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '')
    .map((fact, index) => (
      <Fragment key={index}>
        {index > 0 && <Dot />}
        {fact}
      </Fragment>
    ))
}
