import { type ReactNode, useEffect, useState } from 'react'
import { Icon, type IconName } from './icons.tsx'

/** The dot between two facts of one line. */
export const Dot = () => (
  <i className="cv-dot" aria-hidden="true">
    ·
  </i>
)

/** A region of a page: heading, count, acts at the right, then what belongs to it. */
export function Section({
  title,
  count,
  acts,
  children,
}: {
  title: string
  count?: ReactNode
  acts?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="cv-section">
      <div className="cv-section-head">
        <h2>{title}</h2>
        {count !== undefined && <span className="cv-meta">{count}</span>}
        {acts && <span className="cv-section-acts">{acts}</span>}
      </div>
      {children}
    </section>
  )
}

/** Two lines to act on: first what, then a quieter second, a lead at the left, a side at the right. */
export function Row({
  lead,
  first,
  second,
  side,
}: {
  lead?: ReactNode
  first: ReactNode
  second?: ReactNode
  side?: ReactNode
}) {
  const texts = (
    <div>
      <div className="cv-row-first">{first}</div>
      {second && <div className="cv-meta cv-row-first">{second}</div>}
    </div>
  )
  return (
    <div className="cv-row is-live">
      {lead ? (
        <div className="cv-row-lead">
          {lead}
          {texts}
        </div>
      ) : (
        texts
      )}
      {side && <div className="cv-row-side">{side}</div>}
    </div>
  )
}

/** An act that looks like a link. */
export function Act({
  onClick,
  icon,
  disabled,
  children,
}: {
  onClick: () => void
  icon?: IconName
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <button type="button" className="cv-act" onClick={onClick} disabled={disabled}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

export type NoteTone = 'plain' | 'due' | 'overdue' | 'kept'
const noteSigns: Record<NoteTone, IconName> = {
  plain: 'note',
  due: 'warning',
  overdue: 'warning',
  kept: 'kept',
}

/** What happened, that nothing is lost, what to do. */
export function Note({
  tone = 'plain',
  title,
  acts,
  children,
}: {
  tone?: NoteTone
  title?: string
  acts?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={`cv-note is-${tone}`} role={tone === 'overdue' ? 'alert' : 'status'}>
      <Icon name={noteSigns[tone]} />
      {title && <b>{title}</b>}
      {children && <div>{children}</div>}
      {acts && <div className="cv-note-acts">{acts}</div>}
    </div>
  )
}

/** A page or part with nothing in it yet: what will be here and the first step. */
export function EmptyPage({
  icon,
  title,
  children,
  acts,
  small = false,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  acts?: ReactNode
  small?: boolean
}) {
  return (
    <div className={small ? 'cv-empty is-small' : 'cv-empty'}>
      {icon && !small && <Icon name={icon} />}
      <h2>{title}</h2>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {acts && <div className="cv-empty-acts">{acts}</div>}
    </div>
  )
}

/** Grey bones, and only when the wait is felt. */
export function Waiting({ after = 300, rows = 6 }: { after?: number; rows?: number }) {
  const [felt, setFelt] = useState(after === 0)
  useEffect(() => {
    const timer = setTimeout(() => setFelt(true), after)
    return () => clearTimeout(timer)
  }, [after])
  if (!felt) return null
  const widths = ['w-30', 'w-85', 'w-70', 'w-85', 'w-50', 'w-70']
  return (
    <div className="cv-bones" aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={`cv-bone ${widths[index % widths.length]}`} />
      ))}
    </div>
  )
}

/** The first character of a name, where a picture would stand. */
export function Initial({ name, me = false }: { name: string; me?: boolean }) {
  return (
    <span className={me ? 'cv-initial is-me' : 'cv-initial'} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  )
}

/** A few choices in one line, one of them taken at once. */
export function Segments<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string
  value: Value
  choices: { value: Value; label: string }[]
  onChoose: (value: Value) => void
}) {
  return (
    <fieldset className="cv-choice">
      <legend className="cv-meta">{label}</legend>
      <div className="cv-segments">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={choice.value === value}
            onClick={() => onChoose(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
