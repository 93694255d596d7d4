import { Input } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { PersonSelect } from '#organisation/web/index.ts'
import { Choice, Field, Select, useWords, useSaying } from '#ui/index.ts'
import { practiceAreas } from '#organisation/departments/contract.ts'
import { ways } from '../../contract.ts'
import { useDepartments } from '../reading.ts'
import { serviceWords } from '../words.ts'

type Name = string | (string | number)[]
interface Common {
  name: Name
  label: string
  required?: boolean
  help?: ReactNode
}

/** Running text with its limit. */
export function TextField({
  max = 4000,
  rows = 4,
  placeholder,
  ...field
}: Common & { max?: number; rows?: number; placeholder?: string }) {
  return (
    <Field {...field} max={max}>
      <Input.TextArea
        autoSize={{ minRows: rows, maxRows: 16 }}
        {...(placeholder ? { placeholder } : {})}
      />
    </Field>
  )
}

/** One line of text. */
export function LineField({ max = 200, ...field }: Common & { max?: number }) {
  return (
    <Field {...field} max={max}>
      <Input />
    </Field>
  )
}

/** A few choices, all in sight: one press each. */
export function ChoiceField<Value extends string | number>({
  choices,
  ...field
}: Common & { choices: { value: Value; label: string }[] }) {
  return (
    <Field {...field}>
      <Choice options={choices} label={field.label} />
    </Field>
  )
}

/** One of many. */
export function SelectField<Value extends string>({
  choices,
  clearable = false,
  ...field
}: Common & { choices: { value: Value; label: string }[]; clearable?: boolean }) {
  return (
    <Field {...field}>
      <Select options={choices} showSearch={{ optionFilterProp: 'label' }} allowClear={clearable} />
    </Field>
  )
}

/** How it was said to or by the client. */
export function WayField({
  name = 'way',
  label,
  values = ways,
}: {
  name?: Name
  label?: string
  values?: readonly string[]
}) {
  const say = useWords(serviceWords)
  return (
    <ChoiceField
      name={name}
      label={label ?? say('field.way')}
      required
      choices={values.map((value) => ({ value, label: say(`way.${value as 'call'}`) }))}
    />
  )
}

export function PersonField({
  role,
  ...field
}: Common & Pick<ComponentProps<typeof PersonSelect>, 'role'>) {
  return (
    <Field {...field}>
      <PersonSelect role={role} />
    </Field>
  )
}

export function DepartmentField({ practice = false, ...field }: Common & { practice?: boolean }) {
  const saying = useSaying()
  const departments = useDepartments().filter((one) => !practice || one.kind === 'practice')
  return <SelectField {...field} choices={saying.choices(departments)} />
}

export function PracticeAreaField(field: Omit<Common, 'label'>) {
  const say = useWords(serviceWords)
  return (
    <SelectField
      {...field}
      label={say('field.practiceArea')}
      choices={practiceAreas.map((value) => ({ value, label: say(`practiceArea.${value}`) }))}
    />
  )
}
