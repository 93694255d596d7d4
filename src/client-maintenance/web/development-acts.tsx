import { Input } from 'antd'
import {
  ActForm,
  LineField,
  PersonField,
  TextField,
  today,
  WayField,
} from '#client-service/web/index.ts'
import { DateInput, Field, useNow, useWords, orNull } from '#ui/index.ts'
import {
  type BusinessDevelopment,
  changeBusinessDevelopmentEndpoint,
  contactWays,
  declineAdviceEndpoint,
  recordBusinessDevelopmentEndpoint,
  sendAdviceEndpoint,
} from '../contract.ts'
import { aboutId, besideAct, careAct, clientId, common, type Props } from './act-common.ts'
import type { CareAct } from './view.ts'
import { maintenanceWords } from './words.ts'

interface News {
  happenedOn: string
  source: string
  url?: string | null
  text: string
}

const onWire = (news: News) => ({ ...news, url: orNull(news.url) })

function NewsFields() {
  const say = useWords(maintenanceWords)
  return (
    <>
      <TextField name="text" label={say('field.text')} required />
      <LineField name="source" label={say('field.developmentSource')} required />
      <Field name="happenedOn" label={say('field.happenedOn')} required>
        <DateInput />
      </Field>
      <Field name="url" label={say('field.url')}>
        <Input type="url" inputMode="url" />
      </Field>
    </>
  )
}

function RecordDevelopment(props: Props) {
  return (
    <ActForm<typeof recordBusinessDevelopmentEndpoint, News>
      endpoint={recordBusinessDevelopmentEndpoint}
      {...common(props, 'recordBusinessDevelopment')}
      initial={{ happenedOn: today(useNow()) }}
      input={(news) => ({ params: clientId(props), body: onWire(news) })}
    >
      <NewsFields />
    </ActForm>
  )
}

const newsOf = ({ thing, about }: Props): BusinessDevelopment | undefined =>
  thing.developments.find((one) => one.id === about)

function ChangeDevelopment(props: Props) {
  const say = useWords(maintenanceWords)
  const news = newsOf(props)
  return (
    <ActForm<typeof changeBusinessDevelopmentEndpoint, News>
      endpoint={changeBusinessDevelopmentEndpoint}
      {...common(props, 'changeBusinessDevelopment')}
      initial={
        news
          ? { happenedOn: news.happenedOn, source: news.source, url: news.url, text: news.text }
          : {}
      }
      base={news}
      labels={{ text: say('field.text'), source: say('field.developmentSource') }}
      input={(values, base) => ({
        params: aboutId(props),
        body: onWire(values),
        ifMatch: base.version,
      })}
    >
      <NewsFields />
    </ActForm>
  )
}

function SendAdvice(props: Props) {
  const say = useWords(maintenanceWords)
  type Values = { text: string; way: (typeof contactWays)[number]; approvedBy: string }
  return (
    <ActForm<typeof sendAdviceEndpoint, Values>
      endpoint={sendAdviceEndpoint}
      {...common(props, 'sendAdvice')}
      initial={{ way: 'mail' }}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{newsOf(props)?.text}</p>
      <br />
      <TextField name="text" label={say('field.advice')} max={10_000} rows={6} required />
      <PersonField
        name="approvedBy"
        label={say('field.approvedBy')}
        help={say('field.approvedByHelp')}
        required
      />
      <WayField label={say('field.way')} values={contactWays} />
    </ActForm>
  )
}

function DeclineAdvice(props: Props) {
  const say = useWords(maintenanceWords)
  return (
    <ActForm<typeof declineAdviceEndpoint, { reason: string }>
      endpoint={declineAdviceEndpoint}
      {...common(props, 'declineAdvice')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{newsOf(props)?.text}</p>
      <br />
      <TextField name="reason" label={say('field.reason')} max={2000} rows={2} required />
    </ActForm>
  )
}

const developments: Parameters<typeof besideAct>[2] = (view) => view.developments

/** News of a client and the advice it calls for (M3). */
export const developmentActs: CareAct[] = [
  careAct('recordBusinessDevelopment', RecordDevelopment),
  besideAct('sendAdvice', SendAdvice, developments),
  besideAct('declineAdvice', DeclineAdvice, developments),
  besideAct('changeBusinessDevelopment', ChangeDevelopment, developments),
]
