import type { ReactNode } from 'react'
import { Field, Select } from '#ui/index.ts'

/** A field that takes at least one of several choices. */
export function Several({
  name,
  label,
  help,
  options,
}: {
  name: string
  label: string
  help?: ReactNode
  options: { value: string; label: string }[]
}) {
  return (
    <Field name={name} label={label} help={help} required>
      <Select mode="multiple" optionFilterProp="label" maxTagCount={12} options={options} />
    </Field>
  )
}
