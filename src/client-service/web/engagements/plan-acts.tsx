import { useQueryClient } from '@tanstack/react-query'
import { Form } from 'antd'
import { PersonName } from '#organisation/web/index.ts'
import {
  Act,
  DateInput,
  Dotted,
  Field,
  Lines,
  ListErrors,
  orNull,
  refreshAbout,
  Select,
  Trouble,
  useSaying,
  useThing,
  useWords,
  Waiting,
} from '#ui/index.ts'
import {
  adjustPlanEndpoint,
  completeMilestoneEndpoint,
  keepPlanEndpoint,
  type Plan,
  readPlanEndpoint,
} from '../../contract.ts'
import { ChoiceField, LineField, PersonField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { serviceWords } from '../words.ts'
import {
  besideAct,
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type Props,
} from './act-common.tsx'
import { noonOf } from './days.ts'
import { engagementWords } from './words.ts'

const reasonKinds = ['feedback', 'law', 'client_wish'] as const

interface Adjusting {
  reasonKind: (typeof reasonKinds)[number]
  reason: string
  feedbackIds?: string[]
  milestones: {
    id?: string
    title: string
    responsibleId?: string | null
    dueOn?: string
    note?: string
  }[]
}

/** The plan as it stands, ready to be changed. */
const startOf = (plan: Plan): Adjusting['milestones'] =>
  plan.milestones.map(({ id, title, responsible, dueOn, note }) => ({
    id,
    title,
    ...(responsible ? { responsibleId: responsible.id } : {}),
    ...(dueOn ? { dueOn } : {}),
    note,
  }))

/** The version that is adjusted. */
const planBase = (plan: Plan | null) => ({
  version: plan?.number ?? 0,
  milestones: plan ? startOf(plan) : ([{}] as Adjusting['milestones']),
})

function StepLine({ title, responsibleId, dueOn, note }: Adjusting['milestones'][number]) {
  const saying = useSaying()
  const day = dueOn && saying.day(noonOf(dueOn))
  return <Dotted facts={[title, responsibleId && <PersonName id={responsibleId} />, day, note]} />
}

function AdjustPlan(props: Props) {
  const { data, error } = useThing(readPlanEndpoint, ['plan'], {
    params: byId(props),
  })
  if (data) return <AdjustForm {...props} plan={data} />
  // An engagement without a plan begins with its first milestone.
  if (error) return <AdjustForm {...props} plan={null} />
  return <Waiting />
}

function AdjustForm({ plan, ...props }: Props & { plan: Plan | null }) {
  const say = useWords(engagementWords)
  const client = useQueryClient()
  const { engagement, feedback } = props.thing
  const touching = feedback.filter((one) => one.planOutcome === null && one.state !== 'withdrawn')
  const wanted = touching.filter((one) => one.id === props.about || one.touchesPlan)
  return (
    <ActForm<typeof adjustPlanEndpoint, Adjusting>
      endpoint={adjustPlanEndpoint}
      {...common(props, 'adjustPlan')}
      slot={`adjustPlan:${engagement.id}`}
      base={planBase(plan)}
      latest={(current) => planBase(current as unknown as Plan)}
      labels={{ milestones: say('field.milestones') }}
      show={{
        milestones: (steps) => (
          <Lines
            of={(steps as Adjusting['milestones']).map((step, at) => (
              <StepLine key={at} {...step} />
            ))}
          />
        ),
      }}
      initial={{
        reasonKind: touching.length > 0 ? 'feedback' : 'law',
        feedbackIds: wanted.map((one) => one.id),
        milestones: planBase(plan).milestones,
      }}
      done={({ number }) => say('done.adjustPlan', { number })}
      onDone={() => refreshAbout(client, ['feedback', 'plan'])}
      input={({ milestones, feedbackIds, ...body }, base) => ({
        params: byId(props),
        ifMatch: base.version,
        body: {
          ...body,
          feedbackIds: body.reasonKind === 'feedback' ? (feedbackIds ?? []) : [],
          milestones: milestones.map(({ responsibleId, dueOn, ...one }) => ({
            ...one,
            responsibleId: responsibleId ?? null,
            dueOn: orNull(dueOn),
          })),
        },
      })}
    >
      <ChoiceField
        name="reasonKind"
        label={say('field.reasonKind')}
        required
        choices={reasonKinds.map((value) => ({ value, label: say(`reasonKind.${value}`) }))}
      />
      <FeedbackBehind choices={touching.map(({ id, text }) => ({ value: id, label: text }))} />
      <TextField name="reason" label={say('field.planReason')} max={2000} rows={2} required />
      <Milestones plan={plan} />
    </ActForm>
  )
}

/** Adjusting to feedback names which. */
function FeedbackBehind({ choices }: { choices: { value: string; label: string }[] }) {
  const say = useWords(engagementWords)
  if (Form.useWatch('reasonKind') !== 'feedback') return null
  return (
    <Field name="feedbackIds" label={say('field.feedback')} required>
      <Select mode="multiple" options={choices} showSearch={{ optionFilterProp: 'label' }} />
    </Field>
  )
}

function Milestones({ plan }: { plan: Plan | null }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const known = new Map(plan?.milestones.map((one) => [one.id, one]))
  const values = (Form.useWatch('milestones') ?? []) as Adjusting['milestones']
  return (
    <Form.List name="milestones">
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="sv-lines">
          <legend>{say('field.milestones')}</legend>
          {fields.map(({ key, name }) => {
            const before = known.get(values[name]?.id ?? '')
            const stays = before?.state === 'completed' || before?.blocked
            return (
              <div key={key} className="sv-line">
                <Form.Item name={[name, 'id']} hidden>
                  <input type="hidden" />
                </Form.Item>
                <Form.Item name={[name, 'note']} hidden>
                  <input type="hidden" />
                </Form.Item>
                <LineField
                  name={[name, 'title']}
                  label={say('field.milestoneTitle', { at: name + 1 })}
                  required
                />
                <div className="cv-pair">
                  <Field name={[name, 'dueOn']} label={say('field.milestoneDue')}>
                    <DateInput />
                  </Field>
                  <PersonField name={[name, 'responsibleId']} label={say('field.responsible')} />
                </div>
                <p className="sv-line-foot">
                  {before?.state === 'completed' && (
                    <span className="cv-meta">{say('plan.done')}</span>
                  )}
                  {before?.blocked && <span className="cv-meta">{say('plan.blocked')}</span>}
                  {!stays && <Act onClick={() => remove(name)}>{sayService('act.remove')}</Act>}
                </p>
              </div>
            )
          })}
          <Act icon="plus" onClick={() => add({})}>
            {sayService('act.addMilestone')}
          </Act>
          <ListErrors name="milestones" errors={errors} />
        </fieldset>
      )}
    </Form.List>
  )
}

function KeepPlan(props: Props) {
  const say = useWords(engagementWords)
  const client = useQueryClient()
  const feedback = props.thing.feedback.find((one) => one.id === props.about)
  return (
    <ActForm<typeof keepPlanEndpoint, { reason: string }>
      endpoint={keepPlanEndpoint}
      {...common(props, 'keepPlan')}
      onDone={() => refreshAbout(client, ['feedback', 'plan'])}
      input={(body) => ({
        params: byId(props),
        body: { ...body, feedbackId: props.about ?? '' },
      })}
    >
      <p className="sv-said sv-reply">{feedback?.text}</p>
      <br />
      <TextField name="reason" label={say('field.keepReason')} max={2000} required />
    </ActForm>
  )
}

function CompleteMilestone(props: Props) {
  const client = useQueryClient()
  const { data, error } = useThing(readPlanEndpoint, ['plan'], { params: byId(props) })
  const milestone = data?.milestones.find((one) => one.id === props.about)
  if (error) return <Trouble error={error} />
  return (
    <ActForm<typeof completeMilestoneEndpoint, object>
      endpoint={completeMilestoneEndpoint}
      {...common(props, 'completeMilestone')}
      onDone={() => refreshAbout(client, ['plan'])}
      input={() => ({
        params: { id: props.thing.engagement.id, milestoneId: props.about ?? '' },
        body: {},
      })}
    >
      <p className="sv-said">{milestone?.title}</p>
      <br />
    </ActForm>
  )
}

const unsettled = (view: Props['thing'], about: string | undefined) =>
  view.engagement.abilities.keepPlan === true &&
  view.feedback.some(
    (one) => one.id === about && one.planOutcome === null && one.state !== 'withdrawn',
  )

/** The plan of the service and what changes it (S4). */
export const planActs: EngagementAct[] = [
  engagementAct('adjustPlan', AdjustPlan),
  besideAct('keepPlan', KeepPlan, (view, about) => {
    const touches = view.feedback.find((one) => one.id === about)?.touchesPlan
    return touches === true && unsettled(view, about)
  }),
  besideAct(
    'completeMilestone',
    CompleteMilestone,
    ({ engagement }) => engagement.abilities.completeMilestone === true,
  ),
]
