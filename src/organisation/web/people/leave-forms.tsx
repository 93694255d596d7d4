import { Form, Input } from 'antd'
import { Field, MomentInput, Note, useWords, ActForm } from '#ui/index.ts'
import { goOnLeaveEndpoint, type Person, startDelegationEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { PersonSelect } from '../person-select.tsx'
import { useDepartments } from '../reading.ts'
import { organisationWords } from '../words.ts'

const refresh = ['people', 'person', 'delegations', 'me', 'commitments']

interface LeaveValues {
  until: string
  deputyId?: string | null
  reason: string
}

/** Somebody is away for a while; a deputy may do their work. */
export function GoOnLeave({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useWords(administrationWords)
  return (
    <ActForm<typeof goOnLeaveEndpoint, LeaveValues>
      endpoint={goOnLeaveEndpoint}
      words={organisationWords}
      slot={`leave:${person.id}`}
      submit={say('leave.start')}
      done={say('leave.started')}
      refresh={refresh}
      input={({ until, deputyId, reason }) => ({
        params: { id: person.id },
        body: { until, deputyId: deputyId ?? null, reason },
      })}
      onClose={onClose}
    >
      <Field name="until" label={say('leave.until')} required>
        <MomentInput />
      </Field>
      <Field name="deputyId" label={say('leave.deputy')} help={say('leave.deputyHelp')}>
        <PersonSelect except={person.id} />
      </Field>
      <Alone person={person} />
      <Field name="reason" label={say('leave.reason')} required max={500}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Field>
    </ActForm>
  )
}

/** What becomes of the duties of somebody away for whom nobody stands in. */
function Alone({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const deputyId: unknown = Form.useWatch('deputyId')
  const departments = useDepartments().data?.items
  if (deputyId || !departments) return null
  const { name } = person
  const department = departments.find((one) => one.id === person.departmentId)
  const head = department?.headId === person.id ? null : department?.headName
  return (
    <Note tone="due">
      {head ? say('leave.alone', { name, head }) : say('leave.aloneWithoutHead', { name })}
    </Note>
  )
}

interface DelegationValues {
  delegateId: string
  startsAt: string
  endsAt: string
  reason: string
}

/** Somebody else does a person's work for a stretch of time, without their being on leave. */
export function StartDelegation({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useWords(administrationWords)
  return (
    <ActForm<typeof startDelegationEndpoint, DelegationValues>
      endpoint={startDelegationEndpoint}
      words={organisationWords}
      slot={`delegation:${person.id}`}
      submit={say('delegation.start')}
      done={say('delegation.started')}
      refresh={refresh}
      input={({ delegateId, startsAt, endsAt, reason }) => ({
        body: { personId: person.id, delegateId, startsAt, endsAt, reason },
      })}
      onClose={onClose}
    >
      <Field name="delegateId" label={say('delegation.delegate')} required>
        <PersonSelect except={person.id} />
      </Field>
      <Field name="startsAt" label={say('delegation.from')} required>
        <MomentInput />
      </Field>
      <Field name="endsAt" label={say('delegation.to')} required>
        <MomentInput />
      </Field>
      <Field name="reason" label={say('delegation.reason')} required max={500}>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Field>
    </ActForm>
  )
}
