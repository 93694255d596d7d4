import { useNavigate } from '@tanstack/react-router'
import { Button, Form } from 'antd'
import { PersonSelect } from '#organisation/web/index.ts'
import { Field, Icon, ListErrors, Note, useSaying, useWords, Waiting, useThing } from '#ui/index.ts'
import { convertLead, type LeadView, readConversion } from '../../contract.ts'
import { LineField, NumberField, PersonField } from '../fields/fields.tsx'
import { ClientSelect } from '../fields/client-select.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { matterTitle } from './matter-title.ts'
import { actWords } from './words.ts'

interface Values {
  title: string
  clientName: string
  leadLawyerId: string
  assistingLawyerIds?: string[]
  referrerClientId?: string | null
  originating: { personId?: string | null; share?: number | null }[]
}

/** The lead becomes a client with an engagement. */
export default function Conversion({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const saying = useSaying()
  const sayLead = useWords(leadWords)
  const navigate = useNavigate()
  const { data } = useThing(readConversion, [lead.id], { params: { id: lead.id } })
  if (!data) return <Waiting />
  const identified = lead.identifications[0]?.name ?? lead.organisation ?? lead.name
  const area = lead.practiceArea
  const about = area && area !== 'other' ? say(`conversion.matter.${area}`) : ''
  return (
    <ActForm<typeof convertLead, Values>
      endpoint={convertLead}
      slot={`conversion:${lead.id}`}
      initial={{
        title: matterTitle(identified, about, lead.need),
        clientName: identified,
        ...(lead.assessor ? { leadLawyerId: lead.assessor.id } : {}),
        referrerClientId: lead.referrerClient?.id ?? null,
        originating: originatingOf(data.originating, lead),
      }}
      submit={say('name.convertLead')}
      done={say('done.convertLead')}
      refresh={[...aboutLead(lead.id), 'clients', 'engagements']}
      input={(values) => ({
        params: { id: lead.id },
        body: {
          title: values.title,
          clientName: values.clientName,
          leadLawyerId: values.leadLawyerId,
          assistingLawyerIds: values.assistingLawyerIds ?? [],
          // One the viewer does not see stays as it is.
          ...((values.referrerClientId ?? null) === (lead.referrerClient?.id ?? null)
            ? {}
            : { referrerClientId: values.referrerClientId ?? null }),
          originating: values.originating.map(({ personId, share }) => ({
            personId: personId ?? '',
            share: share ?? 0,
          })),
        },
      })}
      onDone={({ clientId }) => void navigate({ to: `/clients/${clientId}` as never })}
      onClose={onClose}
    >
      {data.missing.length > 0 && (
        <Note tone="due" title={say('conversion.missing')}>
          <ul>
            {data.missing.map((problem) => (
              <li key={problem}>{sayLead(`refusal.${problem}`)}</li>
            ))}
          </ul>
        </Note>
      )}
      <p className="cv-second ld-lead">{say('conversion.consequence')}</p>
      <LineField
        name="title"
        label={say('conversion.title')}
        help={say('conversion.titleWhy')}
        required
      />
      <LineField name="clientName" label={say('conversion.clientName')} required />
      <PersonField
        name="leadLawyerId"
        label={say('conversion.leadLawyer')}
        required
        role="lawyer"
      />
      <PersonField
        name="assistingLawyerIds"
        label={say('conversion.assisting')}
        several
        role="lawyer"
      />
      <p className="cv-second ld-lead">
        {sayLead('part.channel')}
        {say('conversion.colon')}
        {[lead.channel && saying.name(lead.channel), lead.campaign?.name]
          .filter(Boolean)
          .join(' · ') || sayLead('notSaid')}
      </p>
      <Field name="referrerClientId" label={sayLead('field.referrerClient')}>
        <ClientSelect />
      </Field>
      <Origin />
    </ActForm>
  )
}

/** As claimed or decided; where nobody claims, whoever assessed it. */
const originatingOf = (
  claimed: { person: { id: string }; share: number }[],
  lead: LeadView,
): Values['originating'] =>
  claimed.length > 0
    ? claimed.map(({ person, share }) => ({ personId: person.id, share }))
    : [{ personId: lead.assessor?.id ?? null, share: 100 }]

/** Who brought the client, with shares that make up the whole. */
function Origin() {
  const say = useWords(actWords)
  const saying = useSaying()
  const form = Form.useFormInstance()
  const rows: Values['originating'] = Form.useWatch('originating', form) ?? []
  const sum = rows.reduce((total, row) => total + Math.round((row?.share ?? 0) * 100), 0) / 100
  return (
    <Form.Item label={say('conversion.originating')} required htmlFor="">
      <Form.List name="originating">
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <div key={key} className="ld-origin">
                <Field name={[name, 'personId']} label={say('conversion.person')} required>
                  <PersonSelect role="lawyer" />
                </Field>
                <NumberField
                  name={[name, 'share']}
                  label={say('conversion.share')}
                  min={0}
                  max={100}
                  precision={2}
                />
                {fields.length > 1 && (
                  <Button
                    type="text"
                    aria-label={say('conversion.removeOrigin', { number: index + 1 })}
                    icon={<Icon name="trash" />}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            ))}
            <p className="ld-quick">
              <Button
                icon={<Icon name="plus" />}
                onClick={() => add({ personId: null, share: Math.max(0, 100 - sum) })}
              >
                {say('conversion.addOrigin')}
              </Button>
              <span className={sum === 100 ? 'cv-kept' : 'cv-due'} role="status">
                {say('conversion.sum', { sum: saying.number(sum) })}
              </span>
            </p>
            <ListErrors name="originating" errors={errors} />
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
