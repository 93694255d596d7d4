import { useId } from 'react'
import { useChosen } from './required.ts'

export interface Option<Value extends string | number> {
  value: Value
  label: string
}

/** A few choices, all in sight, one press each; several of them where `several`. */
export function Choice<Value extends string | number>({
  id,
  value,
  onChange,
  options,
  label,
  several = false,
}: {
  id?: string
  value?: Value | Value[] | null
  onChange?: (chosen: never) => void
  options: Option<Value>[]
  /** The name of the group for a screen reader. */
  label: string
  several?: boolean
}) {
  const name = useId()
  useChosen()
  const chosen = Array.isArray(value) ? value : value == null ? [] : [value]
  const toggle = (one: Value) => {
    if (!several) return one
    return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
  }
  return (
    <div id={id} className="cv-chips" role={several ? 'group' : 'radiogroup'} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="cv-chip">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={() => onChange?.(toggle(option.value) as never)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
