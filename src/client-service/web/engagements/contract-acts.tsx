import { Form, Input } from 'antd'
import { ClaimKindsField } from '#client-development/web/index.ts'
import type { ClaimKind } from '#client-development/contract.ts'
import { DateInput, Field, Note, useNow, useWords, orNull } from '#ui/index.ts'
import {
  confirmFeesEndpoint,
  discloseTermsEndpoint,
  engagementKinds,
  feeKinds,
  signContractEndpoint,
  startEngagementEndpoint,
} from '../../contract.ts'
import { SelectField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { FileField, type SentFile } from '../panel/file-field.tsx'
import { serviceWords } from '../words.ts'
import { byId, common, type EngagementAct, engagementAct, type Props } from './act-common.tsx'
import { today } from './days.ts'
import { engagementWords } from './words.ts'

interface Contract {
  kind: (typeof engagementKinds)[number]
  scope: string
  feeKind: (typeof feeKinds)[number]
  feeAmount?: string
  feeTerms: string
  amountInDispute?: string
  claimKinds?: ClaimKind[]
  termFrom?: string
  termTo?: string
  signedOn: string
  signedFileId: SentFile | null
}

function SignContract(props: Props) {
  const say = useWords(engagementWords)
  const { engagement } = props.thing
  return (
    <ActForm<typeof signContractEndpoint, Contract>
      endpoint={signContractEndpoint}
      {...common(props, 'signContract')}
      initial={{ signedOn: today(useNow()), kind: 'litigation', feeKind: 'fixed' }}
      done={({ number }) => say('done.signContract', { number })}
      input={(values) => ({
        params: byId(props),
        body: {
          ...values,
          feeAmount: orNull(values.feeAmount),
          amountInDispute: orNull(values.amountInDispute),
          claimKinds: values.claimKinds ?? [],
          termFrom: orNull(values.termFrom),
          termTo: orNull(values.termTo),
          signedFileId: values.signedFileId?.id ?? '',
        },
      })}
    >
      <ConflictNote {...props} />
      <Field name="signedFileId" label={say('field.signedFile')} required>
        <FileField subjectId={engagement.id} />
      </Field>
      <Field name="signedOn" label={say('field.signedOn')} required>
        <DateInput />
      </Field>
      <Kinds />
      <TextField name="scope" label={say('field.scope')} rows={2} required />
      <FeeFields />
      <div className="cv-pair">
        <Field name="termFrom" label={say('field.termFrom')}>
          <DateInput />
        </Field>
        <Field name="termTo" label={say('field.termTo')}>
          <DateInput />
        </Field>
      </div>
    </ActForm>
  )
}

/** Where the fee hangs on the outcome, what is claimed and the amounts its limits hang on. */
function FeeFields() {
  const say = useWords(engagementWords)
  const feeKind: string | undefined = Form.useWatch('feeKind')
  const outcome = feeKind === 'contingency' || feeKind === 'mixed'
  return (
    <>
      <ClaimKindsField name="claimKinds" feeKind={feeKind} />
      <Field
        name="feeAmount"
        label={say(outcome ? 'field.feeAtMost' : 'field.feeAmount')}
        required={outcome || feeKind === 'fixed' || feeKind === 'retainer'}
      >
        <Input inputMode="decimal" />
      </Field>
      <TextField name="feeTerms" label={say('field.feeTerms')} rows={2} required />
      <Field name="amountInDispute" label={say('field.amountInDispute')} required={outcome}>
        <Input inputMode="decimal" />
      </Field>
    </>
  )
}

function Kinds() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <div className="cv-pair">
      <SelectField
        name="kind"
        label={say('field.kind')}
        required
        choices={engagementKinds.map((value) => ({
          value,
          label: sayService(`engagementKind.${value}`),
        }))}
      />
      <SelectField
        name="feeKind"
        label={say('field.feeKind')}
        required
        choices={feeKinds.map((value) => ({ value, label: sayService(`feeKind.${value}`) }))}
      />
    </div>
  )
}

function ConflictNote({ thing }: Props) {
  const say = useWords(engagementWords)
  const { stale, decidedAt } = thing.engagement.conflict
  if (!stale && decidedAt) return null
  return <Note tone="due">{say(stale ? 'conflictStale' : 'conflictMissing')}</Note>
}

function StartEngagement(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof startEngagementEndpoint, { note?: string }>
      endpoint={startEngagementEndpoint}
      {...common(props, 'startEngagement')}
      input={(body) => ({ params: byId(props), body })}
    >
      <Note>{say('startNote')}</Note>
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

function DiscloseTerms(props: Props) {
  const say = useWords(engagementWords)
  const { feeTerms } = props.thing.engagement
  return (
    <ActForm<typeof discloseTermsEndpoint, { way: 'call'; what: string }>
      endpoint={discloseTermsEndpoint}
      {...common(props, 'discloseTerms')}
      initial={{ what: feeTerms }}
      input={(body) => ({ params: byId(props), body })}
    >
      <TextField name="what" label={say('field.disclosed')} required />
      <WayField />
    </ActForm>
  )
}

function ConfirmFees(props: Props) {
  const say = useWords(engagementWords)
  const { feeTerms } = props.thing.engagement
  return (
    <ActForm<typeof confirmFeesEndpoint, { note?: string }>
      endpoint={confirmFeesEndpoint}
      {...common(props, 'confirmFees')}
      input={(body) => ({ params: byId(props), body })}
    >
      <p className="sv-said sv-reply">{feeTerms}</p>
      <br />
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

const once = (key: 'termsDisclosedAt' | 'feesConfirmedAt', right: string) =>
  engagementAct(
    right,
    right === 'discloseTerms' ? DiscloseTerms : ConfirmFees,
    (engagement) => engagement.abilities[right] === true && engagement[key] === null,
  )

/** From the contract to the start of the service (S1, R2, O3). */
export const contractActs: EngagementAct[] = [
  engagementAct('signContract', SignContract),
  engagementAct('startEngagement', StartEngagement),
  once('termsDisclosedAt', 'discloseTerms'),
  once('feesConfirmedAt', 'confirmFees'),
]
