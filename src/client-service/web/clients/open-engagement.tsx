import { useNavigate } from '@tanstack/react-router'
import { useWords } from '#ui/index.ts'
import { openEngagementEndpoint } from '../../contract.ts'
import {
  DecidedBeforeSigning,
  LawyersField,
  type LawyerValues,
  lawyersOnWire,
  PartiesField,
  type PartyValues,
} from '../engagements/people-fields.tsx'
import { engagementWords } from '../engagements/words.ts'
import { DepartmentField, LineField, PracticeAreaField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { useMe } from '../reading.ts'
import { clientAct, common, type Props } from './act-common.ts'

interface Values {
  title: string
  practiceArea: 'civil'
  departmentId: string
  lawyers: LawyerValues[]
  parties?: PartyValues[]
}

/** A further matter of a client: who runs it, who stands on the other side. */
function OpenEngagement(props: Props) {
  const say = useWords(engagementWords)
  const navigate = useNavigate()
  const { data: me } = useMe()
  // A lawyer mostly opens what they run.
  const runs = me?.roles.some((role) => role === 'lawyer' || role === 'partner')
  const lead = { part: 'lead_lawyer', ...(runs ? { personId: me?.personId } : {}) } as LawyerValues
  return (
    <ActForm<typeof openEngagementEndpoint, Values>
      endpoint={openEngagementEndpoint}
      {...common(props, 'openEngagement')}
      initial={{
        ...(props.thing.client.departmentId
          ? { departmentId: props.thing.client.departmentId }
          : {}),
        lawyers: [lead],
      }}
      input={({ lawyers, parties, ...body }) => ({
        body: {
          ...body,
          clientId: props.thing.client.id,
          lawyers: lawyersOnWire(lawyers),
          parties: parties ?? [],
        },
      })}
      onDone={({ id }) => void navigate({ to: `/engagements/${id}` as never })}
    >
      <LineField name="title" label={say('field.title')} required />
      <PracticeAreaField name="practiceArea" required />
      <DepartmentField name="departmentId" label={say('field.departmentId')} practice required />
      <LawyersField />
      <PartiesField />
      <DecidedBeforeSigning />
    </ActForm>
  )
}

export const openEngagementAct = clientAct('openEngagement', OpenEngagement, (_, { rights }) =>
  rights.includes('openEngagement'),
)
