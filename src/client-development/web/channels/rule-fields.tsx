import { Button, Form } from 'antd'
import { Field, Icon, ListErrors, Select, useWords, useSaying } from '#ui/index.ts'
import { DepartmentField, LineField, PersonField } from '../fields/fields.tsx'
import { useChannels } from '../reading.ts'
import { leadWords } from '../words.ts'
import { channelWords } from './words.ts'

/** The rules of a form, in their order. */
export function RuleList() {
  const say = useWords(channelWords)
  return (
    <Form.List name="rules">
      {(fields, { add, remove, move }, { errors }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <fieldset key={key} className="ld-rule">
              <legend>{say('rules.rule', { number: index + 1 })}</legend>
              <Rule at={name} />
              <div className="ld-rule-acts">
                <Button
                  type="text"
                  disabled={index === 0}
                  aria-label={say('rules.up', { number: index + 1 })}
                  icon={<Icon name="down" className="ld-up" />}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  type="text"
                  disabled={index === fields.length - 1}
                  aria-label={say('rules.down', { number: index + 1 })}
                  icon={<Icon name="down" />}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  type="text"
                  aria-label={say('rules.remove', { number: index + 1 })}
                  icon={<Icon name="trash" />}
                  onClick={() => remove(name)}
                />
              </div>
            </fieldset>
          ))}
          <p className="ld-lead">
            <Button icon={<Icon name="plus" />} onClick={() => add({})}>
              {say('rules.add')}
            </Button>
          </p>
          <ListErrors name="rules" errors={errors} />
        </>
      )}
    </Form.List>
  )
}

const areas = [
  'civil',
  'commercial',
  'criminal',
  'labour',
  'real_estate',
  'family',
  'intellectual_property',
  'finance',
  'administrative',
  'foreign',
  'other',
] as const

function Rule({ at }: { at: number }) {
  const say = useWords(channelWords)
  const saying = useSaying()
  const sayLead = useWords(leadWords)
  const channels = useChannels() ?? []
  return (
    <>
      <Field name={[at, 'practiceAreas']} label={say('rules.practiceAreas')}>
        <Select
          mode="multiple"
          placeholder={say('rules.any')}
          options={areas.map((value) => ({ value, label: sayLead(`practiceArea.${value}`) }))}
        />
      </Field>
      <Field name={[at, 'channelIds']} label={say('rules.channels')}>
        <Select mode="multiple" placeholder={say('rules.any')} options={saying.choices(channels)} />
      </Field>
      <LineField name={[at, 'region']} label={say('rules.region')} max={100} />
      <DepartmentField name={[at, 'departmentId']} required />
      <PersonField
        name={[at, 'specialistIds']}
        label={say('rules.specialists')}
        required
        several
        role="client_service_specialist"
      />
    </>
  )
}
