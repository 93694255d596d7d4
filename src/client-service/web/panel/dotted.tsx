import { Fragment, type ReactNode } from 'react'
import { Dot } from '#ui/index.ts'

/** Facts of one line with dots between; what is not there leaves no dot. */
export const Dotted = ({ parts }: { parts: ReactNode[] }) =>
  parts.filter(Boolean).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <Dot />}
      {part}
    </Fragment>
  ))
