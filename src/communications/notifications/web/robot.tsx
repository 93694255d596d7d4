import { Form, Input } from 'antd'
import { useState } from 'react'
import {
  Act,
  ActNote,
  Confirm,
  Dotted,
  DraftForm,
  Field,
  Select,
  useAct,
  useDraftForm,
  useSaying,
  useWords,
} from '#ui/index.ts'
import {
  keepDepartmentWebhookEndpoint,
  keepWebhookEndpoint,
  removeWebhookEndpoint,
  tryWebhookEndpoint,
  type Webhook,
  type WebhookProvider,
  webhookProviders,
} from '../contract.ts'
import { signing } from '../rules.ts'
import { choiceWords } from './choices-words.ts'

interface RobotValues {
  provider: WebhookProvider
  address: string
  secret?: string
}

/** One robot: whose it is, whether it answers, and what can be done with it. */
export function Robot({
  departmentId,
  robot,
  onTry,
}: {
  /** Of a department; one's own without it. */
  departmentId?: string
  robot: Webhook | undefined
  onTry: () => void
}) {
  const say = useWords(choiceWords)
  const [setting, setSetting] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const close = () => {
    setSetting(false)
    setAttempt(attempt + 1)
  }
  return (
    <div className="nc-robot">
      {robot ? (
        <Kept robot={robot} onTry={onTry} />
      ) : (
        <span className="cv-meta">{say(departmentId ? 'robot.notSet' : 'robot.none')}</span>
      )}
      {setting ? (
        <RobotForm key={attempt} departmentId={departmentId} onClose={close} />
      ) : (
        <Act onClick={() => setSetting(true)}>{say(robot ? 'robot.change' : 'robot.set')}</Act>
      )}
    </div>
  )
}

function Kept({ robot, onTry }: { robot: Webhook; onTry: () => void }) {
  const say = useWords(choiceWords)
  const saying = useSaying()
  const refresh = ['webhooks']
  const trial = useAct(tryWebhookEndpoint, { refresh, done: say('robot.tried'), onDone: onTry })
  const removal = useAct(removeWebhookEndpoint, { refresh, done: say('robot.removed') })
  const { id, provider, host, answeredAt, problem } = robot
  const known = problem && `robot.problems.${problem}`
  const state = known
    ? say(known as 'robot.problems.refused')
    : answeredAt
      ? say('robot.answered', { time: saying.moment(answeredAt, true) })
      : say('robot.unanswered')
  return (
    <>
      <p>
        <Dotted facts={[say(`robot.providers.${provider}`), host, state]} />
      </p>
      <ActNote act={trial} />
      <ActNote act={removal} />
      <Act disabled={trial.busy} onClick={() => void trial.run({ params: { id } })}>
        {say('robot.try')}
      </Act>
      <Confirm
        title={say('robot.removeAsk')}
        okText={say('robot.remove')}
        onConfirm={() => removal.run({ params: { id } })}
      >
        <button type="button" className="cv-act">
          {say('robot.remove')}
        </button>
      </Confirm>
    </>
  )
}

function RobotForm({
  departmentId,
  onClose,
}: {
  departmentId: string | undefined
  onClose: () => void
}) {
  const say = useWords(choiceWords)
  const slot = `robot:${departmentId ?? 'mine'}`
  // Address and secret let anybody post there: no draft keeps them.
  const draft = useDraftForm<RobotValues>(
    slot,
    { provider: 'wecom' },
    { except: ['address', 'secret'] },
  )
  const options = {
    words: choiceWords,
    draft,
    refresh: ['webhooks'],
    done: say('robot.kept'),
    onDone: onClose,
  }
  const mine = useAct(keepWebhookEndpoint, options)
  const departments = useAct(keepDepartmentWebhookEndpoint, options)
  const provider = Form.useWatch('provider', draft.form) ?? 'wecom'
  const keep = ({ address, secret }: RobotValues) => {
    const body = { provider, address, secret: signing.includes(provider) ? (secret ?? null) : null }
    return departmentId
      ? departments.run({ params: { id: departmentId }, body })
      : mine.run({ body })
  }
  return (
    <DraftForm<RobotValues>
      draft={draft}
      act={departmentId ? departments : mine}
      submit={say('robot.keep')}
      onSubmit={(values) => void keep(values)}
      onCancel={onClose}
    >
      <Field name="provider" label={say('robot.provider')} required>
        <Select
          options={webhookProviders.map((value) => ({
            value,
            label: say(`robot.providers.${value}`),
          }))}
        />
      </Field>
      <Field
        name="address"
        label={say('robot.address')}
        required
        max={1_000}
        help={say('robot.addressHelp')}
      >
        <Input autoComplete="off" />
      </Field>
      {signing.includes(provider) && (
        <Field
          name="secret"
          label={say('robot.secret')}
          required
          max={200}
          help={say('robot.secretHelp')}
        >
          <Input.Password autoComplete="off" />
        </Field>
      )}
    </DraftForm>
  )
}
