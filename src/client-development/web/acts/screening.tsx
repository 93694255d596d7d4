import { Form } from 'antd'
import { useWords } from '#ui/index.ts'
import { type LeadView, screenLead } from '../../contract.ts'
import { ChoiceField, DepartmentField, PracticeAreaField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { disqualificationReasons, leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  outcome: 'accepted' | 'rejected'
  /** Of many: each as it was registered, or one for all of them. */
  areas?: 'each' | 'one'
  practiceArea?: LeadView['practiceArea']
  departmentId?: string | null
  reasonCode?: (typeof disqualificationReasons)[number]
  reason?: string
}

/** Marketing's first look: accepted goes on to a specialist, rejected ends. */
export default function Screening({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  return (
    <ActForm<typeof screenLead, Values>
      endpoint={screenLead}
      slot={`screening:${lead.id}`}
      initial={screeningOf(lead)}
      submit={({ outcome }) =>
        say(outcome === 'rejected' ? 'screening.reject' : 'screening.accept')
      }
      done={({ stage }) =>
        say(
          stage === 'disqualified'
            ? 'done.rejected'
            : stage === 'assigned'
              ? 'done.assignedByRule'
              : 'done.accepted',
        )
      }
      refresh={aboutLead(lead.id)}
      input={(values) => ({ params: { id: lead.id }, body: screeningBody(values) })}
      onClose={onClose}
    >
      <ScreeningFields />
    </ActForm>
  )
}

/** What is proposed: to be accepted, as it was registered. */
export const screeningOf = (lead: LeadView): Values => ({
  outcome: 'accepted',
  practiceArea: lead.practiceArea,
  departmentId: lead.department?.id ?? null,
})

/** That it was screened out says nothing of why. */
const reasons = disqualificationReasons.filter((one) => one !== 'screened_out')

/** The fields of one screening, or of many at once. */
export function ScreeningFields({ many = false }: { many?: boolean }) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const form = Form.useFormInstance()
  const code: Values['reasonCode'] = Form.useWatch('reasonCode', form)
  const outcome: Values['outcome'] = Form.useWatch('outcome', form) ?? 'accepted'
  const areas: Values['areas'] = Form.useWatch('areas', form) ?? (many ? 'each' : 'one')
  return (
    <>
      <ChoiceField
        name="outcome"
        label={say('screening.outcome')}
        required
        options={[
          { value: 'accepted', label: say('screening.yes') },
          { value: 'rejected', label: say('screening.no') },
        ]}
      />
      {outcome === 'accepted' ? (
        <>
          {many && (
            <ChoiceField
              name="areas"
              label={say('screening.areas')}
              help={areas === 'each' ? say('screening.eachWhy') : undefined}
              required
              options={[
                { value: 'each', label: say('screening.each') },
                { value: 'one', label: say('screening.oneForAll') },
              ]}
            />
          )}
          {areas === 'one' && <PracticeAreaField required />}
          <DepartmentField help={say('screening.departmentWhy')} />
        </>
      ) : (
        <>
          <ChoiceField
            name="reasonCode"
            label={say('screening.whyRejected')}
            required
            options={reasons.map((value) => ({
              value,
              label: sayLead(`disqualification.${value}`),
            }))}
          />
          <TextField
            name="reason"
            label={say('screening.inWords')}
            required={code === 'other'}
            max={2000}
            rows={2}
          />
        </>
      )}
    </>
  )
}

export type ScreeningValues = Values

/** A rejection needs no place in the firm, an acceptance no reason. */
export const screeningBody = (values: Values) =>
  values.outcome === 'rejected'
    ? {
        outcome: values.outcome,
        ...(values.reasonCode ? { reasonCode: values.reasonCode } : {}),
        reason: values.reason ?? '',
      }
    : {
        outcome: values.outcome,
        ...(values.practiceArea && values.areas !== 'each'
          ? { practiceArea: values.practiceArea }
          : {}),
        ...(values.departmentId ? { departmentId: values.departmentId } : {}),
      }
