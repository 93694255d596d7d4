import { Form } from 'antd'
import { Field, useWords, orNull, useSaying } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { ClientSelect } from '../fields/client-select.tsx'
import {
  ChoiceField,
  DayField,
  LineField,
  MoneyField,
  NamesField,
  PracticeAreaField,
  SelectField,
  TextField,
} from '../fields/fields.tsx'
import { useCampaigns, useChannels } from '../reading.ts'
import { leadWords, urgencies } from '../words.ts'
import { listWords } from './words.ts'

/** What is known of a lead, as it stands in a form. */
export interface DetailValues {
  name: string
  contactName?: string | null
  organisation?: string | null
  phone?: string | null
  mail?: string | null
  wechat?: string | null
  unifiedSocialCreditCode?: string | null
  region?: string | null
  need?: string
  practiceArea?: LeadView['practiceArea']
  urgency?: LeadView['urgency']
  estimatedAmount?: string | null
  opponents?: string[]
  channelId?: string | null
  campaignId?: string | null
  referrerName?: string | null
  referrerClientId?: string | null
  receivedOn?: string | null
}

/** Who they are and how to reach them come first; the rest can wait. */
export function LeadDetailFields() {
  const say = useWords(leadWords)
  return (
    <>
      <LineField name="name" label={say('field.name')} required />
      <div className="cv-pair">
        <LineField name="phone" label={say('field.phone')} max={40} mode="tel" />
        <LineField name="wechat" label={say('field.wechat')} max={100} />
      </div>
      <LineField
        name="mail"
        label={say('field.mail')}
        max={254}
        mode="email"
        help={say('field.reach')}
      />
      <TextField name="need" label={say('field.need')} rows={3} />
      <Source />
      <div className="cv-pair">
        <LineField name="organisation" label={say('field.organisation')} />
        <LineField name="contactName" label={say('field.contactName')} max={100} />
      </div>
      <More />
    </>
  )
}

/** Where they come from. Every field stays in the form: what is not in it would not be kept. */
function Source() {
  const say = useWords(leadWords)
  const form = Form.useFormInstance()
  const saying = useSaying()
  const channels = useChannels({ archived: true }) ?? []
  const chosen = Form.useWatch('channelId', form)
  const campaign = Form.useWatch('campaignId', form)
  const campaigns = (useCampaigns({ archived: true }) ?? []).filter(
    (one) => one.channelId === chosen && usable(one, campaign),
  )
  return (
    <>
      <div className="cv-pair">
        <SelectField
          name="channelId"
          label={say('part.channel')}
          clearable
          // A campaign belongs to its channel.
          onPick={() => form.setFieldValue('campaignId', null)}
          options={saying.choices(channels.filter((one) => usable(one, chosen)))}
        />
        <LineField name="referrerName" label={say('field.referrerName')} />
      </div>
      <Field name="referrerClientId" label={say('field.referrerClient')}>
        <ClientSelect />
      </Field>
      <SelectField
        name="campaignId"
        label={say('part.campaign')}
        clearable
        hidden={campaigns.length === 0}
        options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}

/** What is out of use stays where it was chosen. */
const usable = (one: { id: string; archivedAt: string | null }, chosen: unknown): boolean =>
  one.archivedAt === null || one.id === chosen

function More() {
  const say = useWords(leadWords)
  const sayList = useWords(listWords)
  return (
    <>
      <ChoiceField
        name="urgency"
        label={say('field.urgency')}
        options={urgencies.map((value) => ({ value, label: say(`urgency.${value}`) }))}
      />
      <NamesField
        name="opponents"
        label={say('field.opponents')}
        help={sayList('register.opponentsWhy')}
      />
      <div className="cv-pair">
        <PracticeAreaField />
        <MoneyField name="estimatedAmount" label={say('field.estimatedAmount')} />
      </div>
      <LineField
        name="unifiedSocialCreditCode"
        label={say('field.unifiedSocialCreditCode')}
        max={40}
      />
      <div className="cv-pair">
        <LineField name="region" label={say('field.region')} max={100} />
        <DayField name="receivedOn" label={say('field.receivedOn')} />
      </div>
    </>
  )
}

/** The details for the wire: nothing written is null, and what is in no field is left alone. */
export function bodyOfDetails(values: DetailValues): Details {
  return Object.fromEntries(
    Object.entries(allDetails(values)).filter(([name]) => name in values),
  ) as Details
}

type Details = Pick<ReturnType<typeof allDetails>, 'name'> & Partial<ReturnType<typeof allDetails>>

const allDetails = (values: DetailValues) => ({
  name: values.name,
  contactName: orNull(values.contactName),
  organisation: orNull(values.organisation),
  phone: orNull(values.phone),
  mail: orNull(values.mail),
  wechat: orNull(values.wechat),
  unifiedSocialCreditCode: orNull(values.unifiedSocialCreditCode),
  region: orNull(values.region),
  need: values.need ?? '',
  practiceArea: values.practiceArea ?? null,
  urgency: values.urgency ?? ('normal' as const),
  estimatedAmount: orNull(values.estimatedAmount),
  opponents: values.opponents ?? [],
  channelId: values.channelId ?? null,
  campaignId: values.campaignId ?? null,
  referrerName: orNull(values.referrerName),
  referrerClientId: values.referrerClientId ?? null,
  ...(values.receivedOn ? { receivedOn: values.receivedOn } : {}),
})
