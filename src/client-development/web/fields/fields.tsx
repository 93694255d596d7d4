import { Input, InputNumber, type InputNumberProps } from 'antd'
import type { ReactNode } from 'react'
import type { Person } from '#organisation/people/contract.ts'
import { PeopleSelect, PersonSelect } from '#organisation/web/index.ts'
import { Choice, DateInput, Field, type Option, Select, useWords, useSaying } from '#ui/index.ts'
import { useDepartments } from '../reading.ts'
import { leadWords, ways } from '../words.ts'

type Name = string | (string | number)[]
export interface Common {
  name: Name
  label: string
  required?: boolean
  help?: ReactNode
}

/** A figure; never empty where it is shown. */
export function NumberField({
  name,
  label,
  help,
  ...input
}: Common & Pick<InputNumberProps<number>, 'min' | 'max' | 'precision'>) {
  return (
    <Field name={name} label={label} help={help} required>
      <InputNumber controls={false} {...input} />
    </Field>
  )
}

/** Running text with its limit. */
export function TextField({
  max = 5000,
  rows = 3,
  ...field
}: Common & { max?: number; rows?: number }) {
  return (
    <Field {...field} max={max}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 16 }} />
    </Field>
  )
}

/** One line of text. */
export function LineField({
  max = 200,
  mode,
  ...field
}: Common & { max?: number; mode?: 'tel' | 'email' | 'text' }) {
  return (
    <Field {...field} max={max}>
      <Input autoComplete="off" {...(mode ? { inputMode: mode } : {})} />
    </Field>
  )
}

export function DayField(field: Common) {
  return (
    <Field {...field}>
      <DateInput />
    </Field>
  )
}

/** Yuan, written with or without separators. */
export function MoneyField(field: Common) {
  const say = useWords(leadWords)
  return (
    <Field {...field} normalize={(text: string) => text.replace(/[,，\s]/g, '')}>
      <Input inputMode="decimal" autoComplete="off" suffix={say('yuan')} />
    </Field>
  )
}

/** A few choices in sight, one or several. */
export function ChoiceField<Value extends string>({
  options,
  several = false,
  ...field
}: Common & { options: Option<Value>[]; several?: boolean }) {
  return (
    <Field {...field}>
      <Choice options={options} several={several} label={field.label} />
    </Field>
  )
}

/** One of many. */
export function SelectField<Value extends string>({
  options,
  clearable = false,
  onPick,
  ...field
}: Common & {
  options: Option<Value>[]
  clearable?: boolean
  /** Still part of the form, with its value. */
  hidden?: boolean
  /** After a choice by hand. */
  onPick?: () => void
}) {
  return (
    <Field {...field}>
      <Select
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={clearable}
        {...(onPick ? { onChange: onPick } : {})}
      />
    </Field>
  )
}

/** Names typed one after another, Enter after each. */
export function NamesField(field: Common) {
  return (
    <Field {...field}>
      <Select mode="tags" open={false} tokenSeparators={['、', '；', ';', '\n']} />
    </Field>
  )
}

export function PersonField({
  role,
  departmentId,
  several = false,
  ...field
}: Common & {
  role?: Person['roles'][number]
  departmentId?: string | null | undefined
  several?: boolean
}) {
  const Chosen = several ? PeopleSelect : PersonSelect
  return (
    <Field {...field}>
      <Chosen role={role} departmentId={departmentId} />
    </Field>
  )
}

export function WayField() {
  const say = useWords(leadWords)
  return (
    <ChoiceField
      name="way"
      label={say('field.way')}
      required
      options={ways.map((value) => ({ value, label: say(`way.${value}`) }))}
    />
  )
}

export function PracticeAreaField(field: Partial<Common>) {
  const say = useWords(leadWords)
  const areas = ['civil', 'commercial', 'criminal', 'labour', 'real_estate', 'family'] as const
  const others = ['intellectual_property', 'finance', 'administrative', 'foreign', 'other'] as const
  return (
    <SelectField
      name="practiceArea"
      label={say('field.practiceArea')}
      clearable
      {...field}
      options={[...areas, ...others].map((value) => ({
        value,
        label: say(`practiceArea.${value}`),
      }))}
    />
  )
}

export function DepartmentField(field: Partial<Common> & { onPick?: () => void }) {
  const say = useWords(leadWords)
  const departments = useDepartments({ practice: true })
  const saying = useSaying()
  return (
    <SelectField
      name="departmentId"
      label={say('part.department')}
      clearable
      {...field}
      options={saying.choices(departments)}
    />
  )
}

/** Specialists first; anyone else who may look after a lead is found by name. */
export function SpecialistField(field: Partial<Common>) {
  const say = useWords(leadWords)
  return (
    <PersonField
      name="specialistId"
      label={say('part.specialist')}
      required
      role="client_service_specialist"
      {...field}
    />
  )
}
