import './found-list.css'
import { Icon } from '#ui/index.ts'
import type { FoundSubject } from './found.ts'

/** Whom a search found, each a button: who, in what, and how that stands. */
export function FoundList({
  found,
  disabled = false,
  onChoose,
}: {
  found: FoundSubject[]
  disabled?: boolean
  onChoose: (one: FoundSubject) => void
}) {
  return (
    <ul className="found">
      {found.map((one) => (
        <li key={one.id}>
          <button type="button" disabled={disabled} onClick={() => onChoose(one)}>
            <Icon name={one.kind} />
            <span className="found-who">
              <span>{one.name}</span>
              {one.detail && <span className="cv-meta">{one.detail}</span>}
            </span>
            {one.standing && <span className="cv-meta found-standing">{one.standing}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
