import { Cascader, Input } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '#platform/http/client.ts'
import { Choice, DateInput, Field, Select, useChosen, useThing, useWords } from '#ui/index.ts'
import { listDivisions, listParties } from '../register/contract.ts'
import { partyWords } from './words.ts'

type Name = string | (string | number)[]

/** A few choices, all in sight. */
export function ChoiceField<Value extends string>({
  name,
  label,
  choices,
}: {
  name: Name
  label: string
  choices: { value: Value; label: string }[]
}) {
  return (
    <Field name={name} label={label} required>
      <Choice options={choices} label={label} />
    </Field>
  )
}

export function LineField({
  name,
  label,
  max = 200,
  required = false,
  help,
}: {
  name: Name
  label: string
  max?: number
  required?: boolean
  help?: string
}) {
  return (
    <Field name={name} label={label} max={max} required={required} {...(help ? { help } : {})}>
      <Input />
    </Field>
  )
}

/** From and until, side by side. */
export function PeriodFields({
  from,
  until,
  at = [],
}: {
  from: string
  until: string
  at?: (string | number)[]
}) {
  return (
    <div className="pt-pair">
      <Field name={[...at, 'fromDate']} label={from}>
        <DateInput />
      </Field>
      <Field name={[...at, 'toDate']} label={until}>
        <DateInput />
      </Field>
    </div>
  )
}

interface Found {
  value: string
  label: string
}

/** Another party of the register, found by the first letters of a name or by a number. */
export function PartyField({ name, besides }: { name: Name; besides: string }) {
  const say = useWords(partyWords)
  return (
    <Field name={name} label={say('field.other')} help={say('field.otherHelp')} required>
      <PartySelect besides={besides} label={say('field.other')} />
    </Field>
  )
}

/** Milliseconds of quiet after which what was typed is looked for. */
const quiet = 250

function PartySelect({
  id,
  value,
  onChange,
  besides,
  label,
}: {
  id?: string
  value?: string
  onChange?: (id: string) => void
  besides: string
  label: string
}) {
  const say = useWords(partyWords)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), quiet)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useThing(
    listParties,
    ['parties', 'find'],
    { query: { q: asked || '…', limit: 20 } },
    { enabled: asked !== '' },
  )
  const found: Found[] = (asked === '' ? [] : (data?.items ?? []))
    .filter((one) => one.id !== besides)
    .map((one) => ({
      value: one.id,
      label: say('named', { name: one.name, what: say(`kind.${one.kind}`) }),
    }))
  return (
    <Select
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={found}
      notFoundContent={asked === '' ? say('field.otherHelp') : say('problem.not_found')}
      {...(onChange ? { onChange } : {})}
    />
  )
}

interface Step {
  value: string
  label: string
  isLeaf: boolean
  children?: Step[]
}

/** Province, city and county, each list read when it is wanted; the value is the code. */
export function RegionField({ name }: { name: Name }) {
  const say = useWords(partyWords)
  return (
    <Field
      name={name}
      label={say('field.region')}
      getValueFromEvent={(path: string[] | undefined) => path?.at(-1) ?? null}
    >
      <Region />
    </Field>
  )
}

const read = async (under?: string): Promise<Step[]> => {
  const { items } = await call(listDivisions, { query: under ? { under } : {} })
  return items.map(({ code, name }) => ({ value: code, label: name, isLeaf: code.length === 6 }))
}

function Region({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string | null
  onChange?: (path: string[]) => void
}) {
  const [steps, setSteps] = useState<Step[]>([])
  useChosen()
  useEffect(() => {
    void read().then(setSteps)
  }, [])
  const path = value
    ? [2, 4, 6].filter((end) => end <= value.length).map((end) => value.slice(0, end))
    : []
  return (
    <Cascader
      {...(id ? { id } : {})}
      options={steps}
      value={path}
      changeOnSelect
      onChange={(chosen) => onChange?.(chosen ?? [])}
      loadData={(chosen) => {
        const last = chosen.at(-1) as Step
        const open = async () => {
          last.children = await read(last.value)
          if (last.children.length === 0) last.isLeaf = true
          setSteps((before) => [...before])
        }
        void open()
      }}
    />
  )
}
