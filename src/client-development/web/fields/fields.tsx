import { Form, Input, InputNumber, type InputNumberProps, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Person } from '#organisation/people/contract.ts'
import { DateInput, Field, uiWords, useWords, Choice, type Option } from '#ui/index.ts'
import { useDepartments } from '../reading.ts'
import { leadWords, ways } from '../words.ts'
import { PersonSelect } from './person-select.tsx'

type Name = string | (string | number)[]
export interface Common {
  name: Name
  label: string
  required?: boolean
  help?: ReactNode
}

/** A field whose value is a list; where required, of one at least. */
function ListField({
  name,
  label,
  required = false,
  help,
  children,
}: Common & { children: ReactNode }) {
  const say = useWords(uiWords)
  const rules = [{ type: 'array' as const, required, min: 1, message: say('problem.required') }]
  return (
    <Form.Item
      name={name}
      label={label}
      required={required}
      rules={required ? rules : []}
      extra={help}
    >
      {children}
    </Form.Item>
  )
}

/** A figure; never empty where it is shown. */
export function NumberField({
  name,
  label,
  help,
  ...input
}: Common & Pick<InputNumberProps<number>, 'min' | 'max' | 'precision'>) {
  const say = useWords(uiWords)
  return (
    <Form.Item
      name={name}
      label={label}
      required
      extra={help}
      rules={[{ type: 'number', required: true, message: say('problem.required') }]}
    >
      <InputNumber controls={false} {...input} />
    </Form.Item>
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
    <ListField {...field}>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={['、', '；', ';', '\n']}
      />
    </ListField>
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
  const Around = several ? ListField : Field
  return (
    <Around {...field}>
      <PersonSelect role={role} departmentId={departmentId} several={several} />
    </Around>
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
  return (
    <SelectField
      name="departmentId"
      label={say('part.department')}
      clearable
      {...field}
      options={departments.map(({ id, name }) => ({ value: id, label: name }))}
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
