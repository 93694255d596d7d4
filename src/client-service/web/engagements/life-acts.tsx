import { Checkbox } from 'antd'
import { Field, Note, useWords } from '#ui/index.ts'
import {
  archiveEngagementEndpoint,
  closeEngagementEndpoint,
  confirmEndingEndpoint,
  endEngagementEndpoint,
  endingGrounds,
  type Engagement,
  outcomes,
  resumeEngagementEndpoint,
  reviewQualityEndpoint,
  suspendEngagementEndpoint,
} from '../../contract.ts'
import { ChoiceField, LineField, SelectField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { serviceWords } from '../words.ts'
import {
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type OfEngagement,
  type Props,
} from './act-common.tsx'
import { engagementWords } from './words.ts'

function Suspend(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof suspendEngagementEndpoint, { reason: string }>
      endpoint={suspendEngagementEndpoint}
      {...common(props, 'suspendEngagement')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="reason" label={say('field.reason')} max={2000} required />
    </ActForm>
  )
}

function Resume(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof resumeEngagementEndpoint, { note?: string }>
      endpoint={resumeEngagementEndpoint}
      {...common(props, 'resumeEngagement')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

function Close(props: Props) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <ActForm<
      typeof closeEngagementEndpoint,
      { outcome: (typeof outcomes)[number]; summary: string }
    >
      endpoint={closeEngagementEndpoint}
      {...common(props, 'closeEngagement')}
      input={(body) => ({ params: byId(props), body })}
    >
      <Note>{say('closeNote')}</Note>
      <ChoiceField
        name="outcome"
        label={say('field.outcome')}
        required
        choices={outcomes.map((value) => ({ value, label: sayService(`outcome.${value}`) }))}
      />
      <TextField name="summary" label={say('field.summary')} required />
    </ActForm>
  )
}

function End(props: Props) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  type Values = { ground: (typeof endingGrounds)[number]; reason: string }
  return (
    <ActForm<typeof endEngagementEndpoint, Values>
      endpoint={endEngagementEndpoint}
      {...common(props, 'endEngagement')}
      input={(body) => ({ params: byId(props), body })}
    >
      <Note tone="due">{say('endNote')}</Note>
      <SelectField
        name="ground"
        label={say('field.ground')}
        required
        choices={endingGrounds.map((value) => ({ value, label: sayService(`ground.${value}`) }))}
      />
      <TextField name="reason" label={say('field.reason')} required />
    </ActForm>
  )
}

/** The ground of an early ending is confirmed in writing (R5). */
export function ConfirmEnding(props: OfEngagement) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof confirmEndingEndpoint, { note: string }>
      endpoint={confirmEndingEndpoint}
      {...common(props, 'confirmEnding')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="note" label={say('field.endingNote')} max={2000} required />
    </ActForm>
  )
}

/** How well the client was served, as the head of the department judges it (R1). */
export function ReviewQuality(props: OfEngagement) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof reviewQualityEndpoint, { findings: string }>
      endpoint={reviewQualityEndpoint}
      {...common(props, 'reviewQuality')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="findings" label={say('field.findings')} required />
    </ActForm>
  )
}

function Archive(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<
      typeof archiveEngagementEndpoint,
      { place: string; originals?: boolean; note?: string }
    >
      endpoint={archiveEngagementEndpoint}
      {...common(props, 'archiveEngagement')}
      input={({ originals, ...body }) => ({
        params: byId(props),
        body: { ...body, originalsReturned: originals === true },
      })}
    >
      <LineField name="place" label={say('field.place')} max={500} required />
      <Field name="originals" label="" valuePropName="checked">
        <Checkbox>{say('field.originals')}</Checkbox>
      </Field>
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

/** Some things are done once in the life of an engagement. */
const once = (right: string, act: Engagement['acts'][number]['act']) => (engagement: Engagement) =>
  engagement.abilities[right] === true && !engagement.acts.some((one) => one.act === act)

/** Pauses and ends (R1, R5, R6). */
export const lifeActs: EngagementAct[] = [
  engagementAct('closeEngagement', Close),
  engagementAct('archiveEngagement', Archive),
  engagementAct('reviewQuality', ReviewQuality, once('reviewQuality', 'quality_review')),
  engagementAct('suspendEngagement', Suspend),
  engagementAct('resumeEngagement', Resume),
  engagementAct('endEngagement', End),
  engagementAct(
    'confirmEnding',
    ConfirmEnding,
    (engagement) =>
      engagement.acts.some((one) => one.act === 'ending') &&
      once('confirmEnding', 'ending_confirmation')(engagement),
  ),
]
