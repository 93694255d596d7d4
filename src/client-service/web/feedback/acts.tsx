import { Form } from 'antd'
import { say as sayOutside } from '#platform/i18n/words.ts'
import { Trouble, useWords, Waiting, useThing } from '#ui/index.ts'
import {
  acknowledgeFeedbackEndpoint,
  complaintOutcomes,
  confirmFeedbackEndpoint,
  type Feedback,
  nameHandlerEndpoint,
  readFeedbackEndpoint,
  resolveFeedbackEndpoint,
  withdrawFeedbackEndpoint,
} from '../../contract.ts'
import { ChoiceField, PersonField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import type { ActProps, PageAct } from '../panel/act-panel.tsx'
import { feedbackWords } from './words.ts'

type StepKey =
  | 'nameHandler'
  | 'acknowledgeFeedback'
  | 'resolveFeedback'
  | 'confirmFeedback'
  | 'withdrawFeedback'

interface StepProps {
  feedback: Feedback
  onClose: () => void
}

/** What every step of a piece of feedback shares. */
const common = ({ feedback, onClose }: StepProps, key: StepKey) => ({
  slot: `${key}:${feedback.id}`,
  submit: sayOutside(feedbackWords, `act.${key}`),
  refresh: [feedback.id, feedback.subject.id, feedback.clientId, 'feedback'],
  onClose,
})
const byId = ({ feedback }: StepProps) => ({ id: feedback.id })

function NameHandler(props: StepProps) {
  const say = useWords(feedbackWords)
  const initial = { personId: props.feedback.handler?.id }
  return (
    <ActForm<typeof nameHandlerEndpoint, { personId: string }>
      endpoint={nameHandlerEndpoint}
      {...common(props, 'nameHandler')}
      initial={initial.personId ? { personId: initial.personId } : {}}
      done={say('done.nameHandler')}
      input={(body) => ({ params: byId(props), body })}
    >
      <PersonField
        name="personId"
        label={say('field.handler')}
        required
        help={say('handlerHint')}
      />
    </ActForm>
  )
}

function Acknowledge(props: StepProps) {
  const say = useWords(feedbackWords)
  const complaint = props.feedback.kind === 'complaint'
  type Values = { way: Feedback['way']; said?: string }
  return (
    <ActForm<typeof acknowledgeFeedbackEndpoint, Values>
      endpoint={acknowledgeFeedbackEndpoint}
      {...common(props, 'acknowledgeFeedback')}
      initial={{ way: props.feedback.way }}
      done={say('done.acknowledgeFeedback')}
      input={(body) => ({ params: byId(props), body })}
    >
      <WayField />
      <TextField
        name="said"
        label={say('field.said')}
        max={2000}
        help={say(complaint ? 'acknowledgeComplaint' : 'acknowledgeHint')}
      />
    </ActForm>
  )
}

function Resolve(props: StepProps) {
  const say = useWords(feedbackWords)
  type Values = {
    way: Feedback['way']
    solution: string
    complaintOutcome?: (typeof complaintOutcomes)[number]
  }
  return (
    <ActForm<typeof resolveFeedbackEndpoint, Values>
      endpoint={resolveFeedbackEndpoint}
      {...common(props, 'resolveFeedback')}
      initial={{ way: props.feedback.way }}
      done={say('done.resolveFeedback')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="solution" label={say('field.solution')} max={10_000} required />
      {props.feedback.kind === 'complaint' && (
        <ChoiceField
          name="complaintOutcome"
          label={say('field.outcome')}
          required
          choices={complaintOutcomes.map((value) => ({
            value,
            label: say(`complaintOutcome.${value}`),
          }))}
        />
      )}
      <WayField label={say('field.toldWay')} />
    </ActForm>
  )
}

function Confirm(props: StepProps) {
  const say = useWords(feedbackWords)
  type Values = { content: 'yes' | 'no'; said?: string }
  return (
    <ActForm<typeof confirmFeedbackEndpoint, Values>
      endpoint={confirmFeedbackEndpoint}
      {...common(props, 'confirmFeedback')}
      done={(after) => say(after.state === 'confirmed' ? 'done.confirmed' : 'done.reopened')}
      input={({ content, said }) => ({
        params: byId(props),
        body: { content: content === 'yes', said: said ?? '' },
      })}
    >
      <p className="cv-second">{say('confirmHint')}</p>
      <ChoiceField
        name="content"
        label={say('field.content')}
        required
        choices={[
          { value: 'yes', label: say('field.contentYes') },
          { value: 'no', label: say('field.contentNo') },
        ]}
      />
      <SaidOfClient />
    </ActForm>
  )
}

/** Whoever is not content says why. */
function SaidOfClient() {
  const say = useWords(feedbackWords)
  const discontent = Form.useWatch('content') === 'no'
  return <TextField name="said" label={say('field.clientSaid')} required={discontent} />
}

function Withdraw(props: StepProps) {
  const say = useWords(feedbackWords)
  return (
    <ActForm<typeof withdrawFeedbackEndpoint, { reason: string }>
      endpoint={withdrawFeedbackEndpoint}
      {...common(props, 'withdrawFeedback')}
      done={say('done.withdrawFeedback')}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="reason" label={say('field.reason')} max={2000} required />
    </ActForm>
  )
}

const steps: Record<StepKey, (props: StepProps) => React.JSX.Element> = {
  acknowledgeFeedback: Acknowledge,
  resolveFeedback: Resolve,
  confirmFeedback: Confirm,
  nameHandler: NameHandler,
  withdrawFeedback: Withdraw,
}

/** The steps of feedback as acts beside it, on any page that shows feedback. */
export function feedbackSteps<Thing>(of: (thing: Thing) => Feedback[]): PageAct<Thing>[] {
  return (Object.keys(steps) as StepKey[]).map((key) => ({
    key,
    beside: true,
    label: () => sayOutside(feedbackWords, `act.${key}`),
    allowed: (thing, about) => of(thing).find((one) => one.id === about)?.abilities[key] === true,
    Panel: stepPanel(key),
  }))
}

const panels = new Map<StepKey, PageAct<never>['Panel']>()
function stepPanel<Thing>(key: StepKey): PageAct<Thing>['Panel'] {
  const made =
    panels.get(key) ??
    function Step({ about, onClose }: ActProps<unknown>) {
      const { data, error } = useThing(readFeedbackEndpoint, ['feedback'], {
        params: { id: about ?? '' },
      })
      const Form = steps[key]
      if (error) return <Trouble error={error} />
      return data ? (
        <>
          <p className="sv-said sv-reply">{data.text}</p>
          <br />
          <Form feedback={data} onClose={onClose} />
        </>
      ) : (
        <Waiting />
      )
    }
  panels.set(key, made)
  return made as PageAct<Thing>['Panel']
}
