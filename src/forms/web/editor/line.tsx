import { type ReactNode, useId } from 'react'
import { sayProblem } from '#ui/index.ts'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { formWords } from '../words.ts'

/** A labelled control of the editor with what is wrong with it. */
export function Line({
  label,
  help,
  problem,
  children,
}: {
  label: string
  help?: string
  problem?: FieldProblem | undefined
  children: (field: { id: string; 'aria-describedby': string; status?: 'error' }) => ReactNode
}) {
  const id = useId()
  return (
    <div className="fe-line">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-say`, ...(problem ? { status: 'error' } : {}) })}
      <p id={`${id}-say`} className={problem ? 'fe-problem' : 'cv-meta'}>
        {problem ? sayProblem(problem, formWords) : help}
      </p>
    </div>
  )
}
