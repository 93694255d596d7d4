import { Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { roles } from '#access/contract.ts'
import { Act, Icon, ListErrors, Select, useWords } from '#ui/index.ts'
import { departmentKinds } from '#organisation/departments/contract.ts'
import { relations, type Someone, type Term } from '../clauses/contract.ts'
import { useClauseSpeech } from './reading.ts'
import { charterWords } from './words.ts'

const units: Term['unit'][] = ['working_hours', 'working_days', 'calendar_days', 'calendar_months']

type Path = (string | number)[]

/** An amount of time: 2 个工作小时. `of` names what it is for, to who cannot see the heading. */
export function TermFields({ name, of = '' }: { name: Path; of?: string }) {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  return (
    <span className="ch-term">
      <Form.Item name={[...name, 'amount']} rules={[{ required: true, message: '' }]}>
        <InputNumber
          controls={false}
          min={0}
          max={10_000}
          aria-label={`${of} ${say('form.amount')}`.trim()}
        />
      </Form.Item>
      <Form.Item name={[...name, 'unit']} rules={[{ required: true, message: '' }]}>
        <Select
          aria-label={`${of} ${say('form.unit')}`.trim()}
          options={units.map((unit) => ({ value: unit, label: speech.unit(unit) }))}
        />
      </Form.Item>
    </span>
  )
}

/** One way to find a person, chosen by its words. */
export function SomeoneSelect({
  id,
  value,
  onChange,
  label,
}: {
  id?: string
  value?: Someone | null
  onChange?: (who: Someone | null) => void
  label: string
}) {
  const speech = useClauseSpeech()
  const usual: Someone[] = [
    ...relations.map((relation) => ({ relation })),
    { head_of: 'subject' as const },
    ...departmentKinds.map((kind) => ({ head_of: kind })),
    ...roles.map((role) => ({ role })),
  ]
  const textOf = (who: Someone) => JSON.stringify(who)
  const all =
    value && !usual.some((who) => textOf(who) === textOf(value)) ? [value, ...usual] : usual
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      value={value ? textOf(value) : null}
      onChange={(text: string) => onChange?.(JSON.parse(text) as Someone)}
      showSearch={{ optionFilterProp: 'label' }}
      options={all.map((who) => ({ value: textOf(who), label: speech.someone(who) }))}
    />
  )
}

/** A list one adds to and takes from: each entry with its own way out. */
function Entries({
  name,
  legend,
  help,
  add,
  remove,
  fresh,
  most,
  least = 0,
  children,
}: {
  name: string
  legend: string
  help?: string
  add: string
  remove: (at: number) => string
  fresh: unknown
  most: number
  least?: number
  children: (at: number) => ReactNode
}) {
  return (
    <fieldset className="ch-fieldset">
      <legend>{legend}</legend>
      {help && <p className="cv-meta">{help}</p>}
      <Form.List name={name}>
        {(fields, list, { errors }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="ch-entry">
                {children(field.name)}
                {fields.length > least && (
                  <button
                    type="button"
                    className="cv-tool"
                    aria-label={remove(field.name + 1)}
                    onClick={() => list.remove(field.name)}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </div>
            ))}
            {fields.length < most && (
              <Act icon="plus" onClick={() => list.add(fresh)}>
                {add}
              </Act>
            )}
            <ListErrors name={name} errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

export function OwnerFields() {
  const say = useWords(charterWords)
  return (
    <Entries
      name="owner"
      legend={say('form.owner')}
      help={say('form.ownerHelp')}
      add={say('form.addOwner')}
      remove={(at) => say('form.removeOwner', { at })}
      fresh={{ role: 'client_relationship_manager' }}
      most={6}
      least={1}
    >
      {(at) => (
        <Form.Item name={at} className="ch-grow">
          <SomeoneSelect label={say('form.ownerAt', { at: at + 1 })} />
        </Form.Item>
      )}
    </Entries>
  )
}

export function TermListFields() {
  const say = useWords(charterWords)
  return (
    <Entries
      name="reminders"
      legend={say('form.reminders')}
      add={say('form.addReminder')}
      remove={(at) => say('form.removeReminder', { at })}
      fresh={{ amount: 1, unit: 'working_days' }}
      most={5}
    >
      {(at) => <TermFields name={[at]} of={say('form.reminderAt', { at: at + 1 })} />}
    </Entries>
  )
}

export function StepFields() {
  const say = useWords(charterWords)
  return (
    <Entries
      name="escalation"
      legend={say('form.escalation')}
      help={say('form.ladderEnd')}
      add={say('form.addStep')}
      remove={(at) => say('form.removeStep', { at })}
      fresh={{
        after: { amount: 1, unit: 'working_days' },
        to: { role: 'client_relationship_manager' },
      }}
      most={6}
    >
      {(at) => (
        <>
          <TermFields name={[at, 'after']} of={say('form.stepAt', { at: at + 1 })} />
          <Form.Item name={[at, 'to']} className="ch-grow">
            <SomeoneSelect label={`${say('form.stepAt', { at: at + 1 })} ${say('form.to')}`} />
          </Form.Item>
        </>
      )}
    </Entries>
  )
}
