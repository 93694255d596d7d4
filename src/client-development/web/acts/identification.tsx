import { Form } from 'antd'
import { useEffect } from 'react'
import { isOrganisationName } from '#parties/contract.ts'
import { useWords } from '#ui/index.ts'
import { identifyLead } from '../../contract.ts'
import { ChoiceField, LineField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { documentKinds, identificationKinds, leadWords, waysOfVerifying } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  kind: (typeof identificationKinds)[number]
  documentKind: (typeof documentKinds)[number]
  number: string
  name: string
  verifiedHow: (typeof waysOfVerifying)[number]
  note?: string
}

/** What most of them show. */
const usual = { organisation: 'business_licence', person: 'resident_identity_card' } as const
const ofOrganisations = ['business_licence', 'registration_certificate']

/** Who the lead is, held against a document. The number stays in no draft. */
export default function Identification({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const namesOne = lead.unifiedSocialCreditCode !== null || isOrganisationName(lead.name)
  const organisation = lead.organisation ?? (namesOne ? lead.name : null)
  return (
    <ActForm<typeof identifyLead, Values>
      endpoint={identifyLead}
      slot={`identification:${lead.id}`}
      secrets={['number']}
      initial={{
        kind: organisation ? 'organisation' : 'person',
        documentKind: usual[organisation ? 'organisation' : 'person'],
        number: lead.unifiedSocialCreditCode ?? '',
        name: organisation ?? lead.name,
        verifiedHow: 'original_seen',
      }}
      submit={say('name.identifyLead')}
      done={say('done.identifyLead')}
      refresh={aboutLead(lead.id)}
      input={(values) => ({
        params: { id: lead.id },
        body: { ...values, note: values.note ?? '' },
      })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('identification.what')}</p>
      <Document />
      <LineField
        name="number"
        label={say('identification.number')}
        help={say('identification.numberWhy')}
        required
        max={40}
      />
      <LineField name="name" label={say('identification.name')} required />
      <ChoiceField
        name="verifiedHow"
        label={say('identification.verifiedHow')}
        required
        options={waysOfVerifying.map((value) => ({
          value,
          label: sayLead(`verifiedHow.${value}`),
        }))}
      />
      <TextField name="note" label={sayLead('field.note')} rows={1} max={2000} />
    </ActForm>
  )
}

function Document() {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const form = Form.useFormInstance()
  const kind: Values['kind'] = Form.useWatch('kind', form) ?? 'person'
  const fitting = documentKinds.filter(
    (one) => one === 'other' || ofOrganisations.includes(one) === (kind === 'organisation'),
  )
  const documentKind: Values['documentKind'] | undefined = Form.useWatch('documentKind', form)
  // A document that only the other kind has is no longer in sight; it may not stay chosen.
  const unfitting = documentKind !== undefined && !fitting.includes(documentKind)
  useEffect(() => {
    if (unfitting) form.setFieldValue('documentKind', usual[kind])
  }, [unfitting, form, kind])
  return (
    <>
      <ChoiceField
        name="kind"
        label={say('identification.kind')}
        required
        options={identificationKinds.map((value) => ({
          value,
          label: sayLead(`identificationKind.${value}`),
        }))}
      />
      <ChoiceField
        name="documentKind"
        label={say('identification.documentKind')}
        required
        options={fitting.map((value) => ({ value, label: sayLead(`documentKind.${value}`) }))}
      />
    </>
  )
}
