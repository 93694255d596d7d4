import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { call } from '#platform/http/client.ts'
import { Field, Trouble, useSaying, useWords, Waiting, Dotted, orNull, ActForm } from '#ui/index.ts'
import { changeFirmEndpoint, type Firm, readFirmEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { SectionFrame } from '../sections.tsx'
import { organisationWords } from '../words.ts'

/** The firm itself: its names and what it tells visitors about their details. */
export default function FirmSection() {
  const { data, error, refetch } = useQuery({
    queryKey: ['firm'],
    queryFn: ({ signal }) => call(readFirmEndpoint, { signal }),
  })
  return (
    <SectionFrame>
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : data.abilities.changeFirm ? (
        <FirmForm key={data.version} firm={data} />
      ) : (
        <FirmFacts firm={data} />
      )}
    </SectionFrame>
  )
}

function FirmFacts({ firm }: { firm: Firm }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  return (
    <>
      <h2>{firm.name}</h2>
      <p className="cv-meta">
        <Dotted facts={[firm.nameEn, say('firm.setUpAt', { time: saying.day(firm.setUpAt) })]} />
      </p>
      <h3 className="org-notice">{say('firm.privacyNotice')}</h3>
      <p className="org-said">{firm.privacyNotice ?? say('firm.noNotice')}</p>
    </>
  )
}

interface FirmValues {
  name: string
  nameEn?: string | null
  privacyNotice?: string | null
}

function FirmForm({ firm }: { firm: Firm }) {
  const say = useWords(administrationWords)
  const labels = {
    name: say('firm.name'),
    nameEn: say('firm.nameEn'),
    privacyNotice: say('firm.privacyNotice'),
  }
  return (
    <ActForm<typeof changeFirmEndpoint, FirmValues>
      endpoint={changeFirmEndpoint}
      words={organisationWords}
      slot="firm"
      initial={{ name: firm.name, nameEn: firm.nameEn, privacyNotice: firm.privacyNotice }}
      base={firm}
      labels={labels}
      submit={say('firm.save')}
      done={say('firm.saved')}
      refresh={['firm', 'me']}
      input={({ name, nameEn, privacyNotice }, { version: ifMatch }) => ({
        body: { name, nameEn: orNull(nameEn), privacyNotice: orNull(privacyNotice) },
        ifMatch,
      })}
    >
      <Field name="name" label={labels.name} required max={200}>
        <Input />
      </Field>
      <Field name="nameEn" label={labels.nameEn} max={200}>
        <Input />
      </Field>
      <Field
        name="privacyNotice"
        label={labels.privacyNotice}
        max={20_000}
        help={say('firm.privacyHelp')}
      >
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 30 }} />
      </Field>
    </ActForm>
  )
}
