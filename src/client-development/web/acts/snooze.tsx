import { Form } from 'antd'
import { useNow, useSaying, useWords } from '#ui/index.ts'
import { snoozeLead } from '../../contract.ts'
import { DayField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'
import { dayIn, noonOf } from './days.ts'
import { actWords } from './words.ts'

/** Days ahead that are offered as one press. */
const usual = [3, 7, 14, 30]

/** Lets the lead rest until a day, with the reason. */
export default function Snooze({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  return (
    <ActForm<typeof snoozeLead, SnoozeValues>
      endpoint={snoozeLead}
      slot={`snooze:${lead.id}`}
      submit={say('name.snoozeLead')}
      done={say('done.snoozeLead')}
      refresh={aboutLead(lead.id)}
      input={(body) => ({ params: { id: lead.id }, body })}
      onClose={onClose}
    >
      <SnoozeFields />
    </ActForm>
  )
}

export interface SnoozeValues {
  until: string
  reason: string
}

export function SnoozeFields() {
  const say = useWords(actWords)
  return (
    <>
      <p className="cv-second ld-lead">{say('snooze.what')}</p>
      <DayField name="until" label={say('snooze.until')} required />
      <Usual />
      <TextField name="reason" label={say('snooze.why')} required rows={2} max={2000} />
    </>
  )
}

function Usual() {
  const form = Form.useFormInstance()
  const saying = useSaying()
  const now = useNow()
  return (
    <p className="ld-quick">
      {usual.map((days) => {
        const day = dayIn(now, days)
        return (
          <button
            key={days}
            type="button"
            className="cv-act"
            onClick={() => form.setFieldValue('until', day)}
          >
            {saying.day(noonOf(day))}
          </button>
        )
      })}
    </p>
  )
}
