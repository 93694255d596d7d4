import type { ReactNode } from 'react'

/** One thing to decide: what it is, what speaks for it, and the answers below. */
export function Card({
  lead,
  title,
  facts,
  said,
  children,
}: {
  lead?: ReactNode
  title: ReactNode
  facts: ReactNode
  /** What somebody wrote about it. */
  said?: ReactNode
  children: ReactNode
}) {
  return (
    <article className="ap-card">
      <div className="ap-what">
        {lead}
        <h3>{title}</h3>
      </div>
      <p className="cv-meta">{facts}</p>
      {said && <p className="ap-said">{said}</p>}
      {children}
    </article>
  )
}

/** Answers stand side by side and look the same: approving is not louder than refusing. */
export function Answers({ children }: { children: ReactNode }) {
  return <div className="ap-answers">{children}</div>
}

export function Answer({
  label,
  text,
  busy = false,
  pressed,
  onClick,
}: {
  /** What a screen reader says: the answer and to what. */
  label: string
  text: string
  busy?: boolean
  /** Of an answer that asks for more before it is given. */
  pressed?: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      className="ap-answer"
      aria-label={label}
      aria-expanded={pressed}
      disabled={busy}
      onClick={onClick}
    >
      {text}
    </button>
  )
}
