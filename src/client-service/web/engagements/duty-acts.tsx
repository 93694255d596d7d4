import { DateInput, Field, useNow, useWords } from '#ui/index.ts'
import { dropDutyEndpoint, meetDutyEndpoint, requestDutyEndpoint } from '../../contract.ts'
import { PersonField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import {
  aboutId,
  besideAct,
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type Props,
} from './act-common.tsx'
import { dayAfter } from './days.ts'
import { engagementWords } from './words.ts'

interface Request {
  what: string
  dueOn: string
  ownerId?: string | null
}

function RequestDuty(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof requestDutyEndpoint, Request>
      endpoint={requestDutyEndpoint}
      {...common(props, 'requestDuty')}
      initial={{ dueOn: dayAfter(useNow(), 5) }}
      input={({ ownerId, ...body }) => ({
        params: byId(props),
        body: { ...body, ...(ownerId ? { ownerId } : {}) },
      })}
    >
      <TextField name="what" label={say('field.what')} max={2000} rows={2} required />
      <Field name="dueOn" label={say('field.dueOn')} required>
        <DateInput />
      </Field>
      <PersonField name="ownerId" label={say('field.owner')} />
    </ActForm>
  )
}

function MeetDuty(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof meetDutyEndpoint, { note?: string }>
      endpoint={meetDutyEndpoint}
      {...common(props, 'meetDuty')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">
        {props.thing.duties.find((one) => one.id === props.about)?.what}
      </p>
      <br />
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

function DropDuty(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof dropDutyEndpoint, { reason: string }>
      endpoint={dropDutyEndpoint}
      {...common(props, 'dropDuty')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <TextField name="reason" label={say('field.reason')} max={2000} required />
    </ActForm>
  )
}

const mayDuty = (view: Props['thing'], about: string | undefined) =>
  view.duties.find((one) => one.id === about)?.abilities.requestDuty === true

/** What the client is asked to bring or do (R4). */
export const dutyActs: EngagementAct[] = [
  engagementAct('requestDuty', RequestDuty),
  besideAct('meetDuty', MeetDuty, mayDuty),
  besideAct('dropDuty', DropDuty, mayDuty),
]
