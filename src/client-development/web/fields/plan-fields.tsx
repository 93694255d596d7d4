import { Button, Form, Input } from 'antd'
import { PersonSelect } from '#organisation/web/index.ts'
import { DateInput, Field, Icon, ListErrors, useWords } from '#ui/index.ts'
import { claimKinds, feeKinds, leadWords } from '../words.ts'
import { ChoiceField, MoneyField, TextField } from './fields.tsx'
import { planWords } from './words.ts'

/** Steps of a service plan as they stand in a form. */
export interface MilestoneDraft {
  title?: string
  responsibleId?: string | null
  dueOn?: string
  note?: string
}

/** What will be done, by whom, by when; one line a step. */
export function MilestonesField({
  responsibleId,
  required = false,
}: {
  responsibleId?: string | null | undefined
  required?: boolean
}) {
  const say = useWords(planWords)
  const form = Form.useFormInstance()
  const oneAtLeast = async (_: unknown, steps?: unknown[]) => {
    if (!steps?.length) throw new Error(say('oneStepAtLeast'))
  }
  return (
    <Form.Item label={say('milestones')} required={required} htmlFor="">
      <Form.List name="milestones" {...(required ? { rules: [{ validator: oneAtLeast }] } : {})}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <fieldset key={key} className="ld-step">
                <legend className="cv-hidden">{say('step', { number: index + 1 })}</legend>
                <Field name={[name, 'title']} label={say('stepTitle')} required>
                  <Input />
                </Field>
                <Field name={[name, 'responsibleId']} label={say('responsible')} required>
                  <PersonSelect role="lawyer" />
                </Field>
                <Field name={[name, 'dueOn']} label={say('dueOn')} required>
                  <DateInput />
                </Field>
                <Form.Item name={[name, 'note']} hidden>
                  <Input />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={say('removeStep', { number: index + 1 })}
                  icon={<Icon name="trash" />}
                  onClick={() => remove(name)}
                />
              </fieldset>
            ))}
            {required && fields.length === 0 && (
              <p className="cv-meta ld-none">{say('oneStepWhy')}</p>
            )}
            <Button
              icon={<Icon name="plus" />}
              onClick={() => {
                add({ responsibleId: responsibleId ?? null })
                // That none was there is no longer true.
                form.setFields([{ name: 'milestones', errors: [] }])
                // A step that was asked for is written into at once.
                setTimeout(() => form.focusField(['milestones', fields.length, 'title']))
              }}
            >
              {say('addStep')}
            </Button>
            <ListErrors name="milestones" errors={errors} />
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** An estimate or an offer under `under`; with a contingency part, what is claimed. */
export function FeesFields({ under, label }: { under: string; label: string }) {
  const say = useWords(planWords)
  const sayLead = useWords(leadWords)
  const kind: string | undefined = Form.useWatch([under, 'kind'])
  return (
    <fieldset className="ld-group">
      <legend>{label}</legend>
      <ChoiceField
        name={[under, 'kind']}
        label={say('feeKind')}
        required
        options={feeKinds.map((value) => ({ value, label: sayLead(`feeKind.${value}`) }))}
      />
      <div className="cv-pair">
        <MoneyField
          name={[under, 'low']}
          label={say(kind === 'hourly' ? 'lowAnHour' : 'low')}
          required
        />
        <MoneyField
          name={[under, 'high']}
          label={say(kind === 'hourly' ? 'highAnHour' : 'high')}
          required
        />
      </div>
      <TextField name={[under, 'basis']} label={say('basis')} required rows={2} />
      <ClaimKindsField name={[under, 'claimKinds']} feeKind={kind} />
    </fieldset>
  )
}

/** What is claimed, where the fee hangs on the outcome: whether it may depends on it. */
export function ClaimKindsField({
  name,
  feeKind,
}: {
  name: string | string[]
  feeKind: string | undefined
}) {
  const say = useWords(planWords)
  const sayLead = useWords(leadWords)
  if (feeKind !== 'contingency' && feeKind !== 'mixed') return null
  return (
    <ChoiceField
      name={name}
      label={say('claimKinds')}
      help={say('claimKindsWhy')}
      required
      several
      options={claimKinds.map((value) => ({ value, label: sayLead(`claimKind.${value}`) }))}
    />
  )
}

/** Fees as they stand in a form. */
export interface FeesDraft {
  kind?: (typeof feeKinds)[number]
  low?: string
  high?: string
  basis?: string
  claimKinds?: (typeof claimKinds)[number][]
}

/** Fees for the wire; what is claimed counts only with a contingency part. */
export const feesOf = (fees: FeesDraft | undefined) => ({
  kind: fees?.kind ?? 'fixed',
  low: fees?.low ?? '',
  high: fees?.high ?? '',
  basis: fees?.basis ?? '',
  claimKinds: fees?.kind === 'contingency' || fees?.kind === 'mixed' ? (fees.claimKinds ?? []) : [],
})

export const milestonesOf = (milestones: MilestoneDraft[] | undefined) =>
  (milestones ?? []).map((one) => ({
    title: one.title ?? '',
    responsibleId: one.responsibleId ?? '',
    dueOn: one.dueOn ?? '',
    note: one.note ?? '',
  }))
