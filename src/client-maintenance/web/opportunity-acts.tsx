import { useNavigate } from '@tanstack/react-router'
import {
  ActForm,
  ChoiceField,
  DecidedBeforeSigning,
  DepartmentField,
  LawyersField,
  type LawyerValues,
  lawyersOnWire,
  LineField,
  PartiesField,
  type PartyValues,
  PersonField,
  PracticeAreaField,
  SelectField,
  TextField,
  useMe,
} from '#client-service/web/index.ts'
import { Field, Select, useWords } from '#ui/index.ts'
import {
  changeOpportunityEndpoint,
  dropOpportunityEndpoint,
  dropReasons,
  noticeOpportunityEndpoint,
  type Opportunity,
  opportunitySources,
  pursueOpportunityEndpoint,
} from '../contract.ts'
import { aboutId, besideAct, careAct, clientId, common, type Props } from './act-common.ts'
import type { CareAct } from './view.ts'
import { maintenanceWords } from './words.ts'

type Need = Pick<Opportunity, 'title' | 'need' | 'practiceArea'>

function NeedFields() {
  const say = useWords(maintenanceWords)
  return (
    <>
      <LineField name="title" label={say('field.name')} required />
      <TextField name="need" label={say('field.need')} rows={3} required />
      <PracticeAreaField name="practiceArea" required />
    </>
  )
}

function NoticeOpportunity(props: Props) {
  const say = useWords(maintenanceWords)
  const me = useMe().data
  type Values = Need & { source: Opportunity['source']; ownerId: string }
  return (
    <ActForm<typeof noticeOpportunityEndpoint, Values>
      endpoint={noticeOpportunityEndpoint}
      {...common(props, 'noticeOpportunity')}
      initial={{ source: 'client', ...(me ? { ownerId: me.personId } : {}) }}
      input={(body) => ({ params: clientId(props), body })}
    >
      <NeedFields />
      <ChoiceField
        name="source"
        label={say('field.source')}
        required
        choices={opportunitySources.map((value) => ({ value, label: say(`source.${value}`) }))}
      />
      <PersonField name="ownerId" label={say('field.owner')} required />
    </ActForm>
  )
}

const opportunityOf = ({ thing, about }: Props) =>
  thing.opportunities.find((one) => one.id === about)

function ChangeOpportunity(props: Props) {
  const say = useWords(maintenanceWords)
  const one = opportunityOf(props)
  return (
    <ActForm<typeof changeOpportunityEndpoint, Need>
      endpoint={changeOpportunityEndpoint}
      {...common(props, 'changeOpportunity')}
      initial={one ? { title: one.title, need: one.need, practiceArea: one.practiceArea } : {}}
      base={one}
      labels={{ title: say('field.name'), need: say('field.need') }}
      input={(body, base) => ({ params: aboutId(props), body, ifMatch: base.version })}
    >
      <NeedFields />
    </ActForm>
  )
}

function Said({ about }: { about: Opportunity | undefined }) {
  return (
    <>
      <p className="sv-said sv-reply">
        <b>{about?.title}</b>
        <br />
        {about?.need}
      </p>
      <br />
    </>
  )
}

/** The need begins its road again as a lead, and keeps where it came from. */
function PursueAsLead(props: Props) {
  const say = useWords(maintenanceWords)
  const navigate = useNavigate()
  const contacts = props.thing.client?.contacts ?? []
  return (
    <ActForm<typeof pursueOpportunityEndpoint, { contactId?: string; opponents?: string[] }>
      endpoint={pursueOpportunityEndpoint}
      {...common(props, 'pursueAsLead')}
      input={({ contactId, opponents }) => ({
        params: aboutId(props),
        body: { as: 'lead', contactId: contactId ?? null, opponents: opponents ?? [] },
      })}
      onDone={({ leadId }) => leadId && void navigate({ to: `/leads/${leadId}` as never })}
    >
      <Said about={opportunityOf(props)} />
      {contacts.length > 1 && (
        <SelectField
          name="contactId"
          label={say('field.contact')}
          clearable
          choices={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field name="opponents" label={say('field.opponents')} help={say('field.opponentsHelp')}>
        <Select mode="tags" open={false} />
      </Field>
    </ActForm>
  )
}

interface AtOnce {
  departmentId: string
  lawyers: LawyerValues[]
  parties?: PartyValues[]
}

function PursueAsEngagement(props: Props) {
  const say = useWords(maintenanceWords)
  const navigate = useNavigate()
  const departmentId = props.thing.client?.departmentId
  return (
    <ActForm<typeof pursueOpportunityEndpoint, AtOnce>
      endpoint={pursueOpportunityEndpoint}
      {...common(props, 'pursueAsEngagement')}
      initial={{
        ...(departmentId ? { departmentId } : {}),
        lawyers: [{ part: 'lead_lawyer' }] as LawyerValues[],
      }}
      input={({ lawyers, parties, ...body }) => ({
        params: aboutId(props),
        body: {
          as: 'engagement',
          ...body,
          lawyers: lawyersOnWire(lawyers),
          parties: parties ?? [],
        },
      })}
      onDone={({ engagementId }) =>
        engagementId && void navigate({ to: `/engagements/${engagementId}` as never })
      }
    >
      <Said about={opportunityOf(props)} />
      <DepartmentField name="departmentId" label={say('field.department')} practice required />
      <LawyersField />
      <PartiesField />
      <DecidedBeforeSigning />
    </ActForm>
  )
}

function DropOpportunity(props: Props) {
  const say = useWords(maintenanceWords)
  return (
    <ActForm<
      typeof dropOpportunityEndpoint,
      { reason: (typeof dropReasons)[number]; words: string }
    >
      endpoint={dropOpportunityEndpoint}
      {...common(props, 'dropOpportunity')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <Said about={opportunityOf(props)} />
      <ChoiceField
        name="reason"
        label={say('field.dropReason')}
        required
        choices={dropReasons.map((value) => ({ value, label: say(`dropReason.${value}`) }))}
      />
      <TextField name="words" label={say('field.dropWords')} max={2000} rows={2} required />
    </ActForm>
  )
}

const opportunities: Parameters<typeof besideAct>[2] = (view) => view.opportunities

/** Later needs of a client (M3). */
export const opportunityActs: CareAct[] = [
  careAct('noticeOpportunity', NoticeOpportunity),
  besideAct('pursueAsLead', PursueAsLead, opportunities, 'pursueOpportunity'),
  besideAct('pursueAsEngagement', PursueAsEngagement, opportunities, 'pursueOpportunity'),
  besideAct('changeOpportunity', ChangeOpportunity, opportunities),
  besideAct('dropOpportunity', DropOpportunity, opportunities),
]
