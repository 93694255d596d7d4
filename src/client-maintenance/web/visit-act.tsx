import { Checkbox, Form } from 'antd'
import {
  ActForm,
  type ActProps,
  ChoiceField,
  type EngagementAct,
  type EngagementView,
  npsScale,
  satisfactionScale,
  TextField,
} from '#client-service/web/index.ts'
import { say as sayOutside } from '#platform/i18n/words.ts'
import { Field, MomentInput, useNow, useWords } from '#ui/index.ts'
import { recordReturnVisitEndpoint, returnVisitWays } from '../contract.ts'
import { maintenanceWords } from './words.ts'

export interface VisitValues {
  way: (typeof returnVisitWays)[number]
  at: string
  satisfaction: number
  nps?: number
  opinion?: string
  suggestions?: string
  wishesContact?: boolean
  asFeedback?: boolean
}

/** How content the client is after the service, in four presses. */
export function VisitForm({
  engagementId,
  refresh,
  onClose,
}: {
  engagementId: string
  refresh: string[]
  onClose: () => void
}) {
  const say = useWords(maintenanceWords)
  return (
    <ActForm<typeof recordReturnVisitEndpoint, VisitValues>
      endpoint={recordReturnVisitEndpoint}
      slot={`recordReturnVisit:${engagementId}`}
      initial={{ way: 'phone', at: useNow().toISOString() }}
      submit={say('act.recordReturnVisit')}
      done={say('done.recordReturnVisit')}
      refresh={[engagementId, 'care', 'visits', 'feedback', 'commitments', ...refresh]}
      words={maintenanceWords}
      input={({ nps, ...body }) => ({
        params: { id: engagementId },
        body: { ...body, nps: nps ?? null },
      })}
      onClose={onClose}
    >
      <ChoiceField
        name="satisfaction"
        label={say('field.satisfaction')}
        required
        choices={satisfactionScale}
      />
      <ChoiceField name="nps" label={say('field.nps')} choices={npsScale} />
      <TextField name="opinion" label={say('field.opinion')} rows={3} />
      <TextField name="suggestions" label={say('field.suggestions')} rows={3} />
      <AsFeedback />
      <Field name="wishesContact" label="" valuePropName="checked">
        <Checkbox>{say('field.wishesContact')}</Checkbox>
      </Field>
      <ChoiceField
        name="way"
        label={say('field.visitWay')}
        required
        choices={returnVisitWays.map((value) => ({ value, label: say(`visitWay.${value}`) }))}
      />
      <Field name="at" label={say('field.at')} required>
        <MomentInput />
      </Field>
    </ActForm>
  )
}

/** Suggestions can be followed like any feedback. */
function AsFeedback() {
  const say = useWords(maintenanceWords)
  if (!Form.useWatch('suggestions')) return null
  return (
    <Field name="asFeedback" label="" valuePropName="checked">
      <Checkbox>{say('field.asFeedback')}</Checkbox>
    </Field>
  )
}

function RecordReturnVisit({ thing, onClose }: ActProps<EngagementView>) {
  const { id, clientId } = thing.engagement
  return <VisitForm engagementId={id} refresh={[clientId]} onClose={onClose} />
}

const careRoles = ['managing_partner', 'client_relationship_manager', 'client_service_specialist']

/** Which act keeps the promise that follows the closing of an engagement. */
export const visitKeepings = { M1: { act: 'recordReturnVisit' } }

/** On the page of an engagement that is over, for those who care for clients; the server decides. */
export const visitAct: EngagementAct = {
  key: 'recordReturnVisit',
  label: () => sayOutside(maintenanceWords, 'act.recordReturnVisit'),
  allowed: ({ engagement, me }) =>
    ['closed', 'archived'].includes(engagement.stage) &&
    me?.roles.some((role) => careRoles.includes(role)) === true,
  Panel: RecordReturnVisit,
}
