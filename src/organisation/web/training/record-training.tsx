import { Input } from 'antd'
import { DateInput, Field, useWords, orNull, ActForm } from '#ui/index.ts'
import { recordTrainingEndpoint } from '../../contract.ts'
import { PersonSelect } from '../person-select.tsx'
import { organisationWords } from '../words.ts'
import { trainingWords } from './words.ts'

interface Values {
  personId: string
  course: string
  passedOn: string
  validUntil?: string
}

/** Records that somebody passed a course; whose it is is asked for unless it is known. */
export function RecordTraining({
  personId,
  onClose,
}: {
  personId?: string | undefined
  onClose: () => void
}) {
  const say = useWords(trainingWords)
  return (
    <ActForm<typeof recordTrainingEndpoint, Values>
      endpoint={recordTrainingEndpoint}
      words={organisationWords}
      slot={`training:${personId ?? ''}`}
      submit={say('record')}
      done={say('recorded')}
      refresh={['training']}
      input={({ course, passedOn, validUntil, ...values }) => ({
        body: {
          personId: personId ?? values.personId,
          course: course.trim(),
          passedOn,
          validUntil: orNull(validUntil),
        },
      })}
      onClose={onClose}
    >
      {!personId && (
        <Field name="personId" label={say('person')} required>
          <PersonSelect />
        </Field>
      )}
      <Field name="course" label={say('course')} required max={80} help={say('courseHelp')}>
        <Input />
      </Field>
      <Field name="passedOn" label={say('passedOn')} required>
        <DateInput />
      </Field>
      <Field name="validUntil" label={say('validUntil')} help={say('validUntilHelp')}>
        <DateInput />
      </Field>
    </ActForm>
  )
}
