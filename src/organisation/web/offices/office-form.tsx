import { Form, Input } from 'antd'
import { Act, Field, Icon, Lines, useWords, orNull, ActForm } from '#ui/index.ts'
import { defaultWorkingHours } from '../../calendar/contract.ts'
import { changeOfficeEndpoint, type Office, openOfficeEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { organisationWords } from '../words.ts'
import { useWeek, weekdays } from './week.ts'

interface OfficeValues {
  name: string
  nameEn?: string | null
  timeZone: string
  workingHours: Office['workingHours']
}

const bodyOf = (values: OfficeValues) => ({
  name: values.name,
  nameEn: orNull(values.nameEn),
  timeZone: values.timeZone,
  workingHours: Object.fromEntries(
    weekdays.map((day) => [day, values.workingHours[day] ?? []]),
  ) as Office['workingHours'],
})

export function OfficeForm({
  office,
  onClose,
}: {
  office: Office | undefined
  onClose: () => void
}) {
  const say = useWords(administrationWords)
  const week = useWeek()
  if (!office) {
    return (
      <ActForm<typeof openOfficeEndpoint, OfficeValues>
        endpoint={openOfficeEndpoint}
        words={organisationWords}
        slot="office:new"
        initial={{ timeZone: 'Asia/Shanghai', workingHours: defaultWorkingHours }}
        submit={say('office.open')}
        done={say('office.opened')}
        refresh={['offices']}
        input={(values) => ({ body: bodyOf(values) })}
        onClose={onClose}
      >
        <Fields />
      </ActForm>
    )
  }
  return (
    <ActForm<typeof changeOfficeEndpoint, OfficeValues>
      endpoint={changeOfficeEndpoint}
      words={organisationWords}
      slot={`office:${office.id}`}
      initial={office}
      base={office}
      labels={{
        name: say('office.name'),
        nameEn: say('office.nameEn'),
        timeZone: say('office.timeZone'),
        workingHours: say('office.hours'),
      }}
      show={{ workingHours: (hours) => <Lines of={week(hours as Office['workingHours'])} /> }}
      submit={say('office.save')}
      done={say('office.changed')}
      refresh={['offices']}
      input={(values, { version: ifMatch }) => ({
        params: { id: office.id },
        body: bodyOf(values),
        ifMatch,
      })}
      onClose={onClose}
    >
      <Fields />
    </ActForm>
  )
}

function Fields() {
  const say = useWords(administrationWords)
  return (
    <>
      <Field name="name" label={say('office.name')} required max={100}>
        <Input />
      </Field>
      <Field name="nameEn" label={say('office.nameEn')} max={100}>
        <Input />
      </Field>
      <Field name="timeZone" label={say('office.timeZone')} required max={60}>
        <Input />
      </Field>
      <fieldset className="org-week">
        <legend>{say('office.hours')}</legend>
        {weekdays.map((day) => (
          <Day key={day} day={day} />
        ))}
        <Form.Item name={['workingHours']} className="org-week-problem">
          <Nothing />
        </Form.Item>
      </fieldset>
    </>
  )
}

/** Stands for the week as a whole, so that the server's problems with it find a place. */
const Nothing = () => null

function Day({ day }: { day: (typeof weekdays)[number] }) {
  const say = useWords(administrationWords)
  const name = say(`office.weekday.${day}`)
  return (
    <div className="org-day">
      <span>{name}</span>
      <Form.List name={['workingHours', day]}>
        {(fields, { add, remove }) => (
          <div>
            {fields.map(({ key, name: at }) => (
              <div key={key} className="org-interval">
                <Time name={[at, 'from']} label={say('office.from', { day: name, at: at + 1 })} />
                <span aria-hidden="true">–</span>
                <Time name={[at, 'to']} label={say('office.to', { day: name, at: at + 1 })} />
                <button
                  type="button"
                  className="cv-tool"
                  aria-label={say('office.removeInterval', { day: name, at: at + 1 })}
                  onClick={() => remove(at)}
                >
                  <Icon name="close" />
                </button>
              </div>
            ))}
            {fields.length === 0 && <span className="cv-meta">{say('office.off')} </span>}
            {fields.length < 4 && (
              <Act icon="plus" onClick={() => add({ from: '', to: '' })}>
                <span aria-hidden="true">{say('office.addInterval')}</span>
                <span className="cv-hidden">{say('office.addIntervalOn', { day: name })}</span>
              </Act>
            )}
          </div>
        )}
      </Form.List>
    </div>
  )
}

function Time({ name, label }: { name: (string | number)[]; label: string }) {
  return (
    <Form.Item name={name}>
      <Input aria-label={label} maxLength={5} placeholder="09:00" inputMode="numeric" />
    </Form.Item>
  )
}
