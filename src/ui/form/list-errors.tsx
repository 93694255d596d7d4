import type { ReactNode } from 'react'

/** What is wrong with a list of lines as a whole; stands at its end, and is found by its name. */
export function ListErrors({ name, errors }: { name: string; errors: ReactNode[] }) {
  if (errors.length === 0) return null
  return (
    <div id={name} role="alert" className="cv-list-errors cv-overdue">
      {errors.map((error, at) => (
        <p key={at}>{error}</p>
      ))}
    </div>
  )
}
