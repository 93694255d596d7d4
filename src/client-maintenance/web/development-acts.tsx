import { Form, Input } from 'antd'
import {
  ActForm,
  ChoiceField,
  LineField,
  PersonField,
  TextField,
  today,
  WayField,
} from '#client-service/web/index.ts'
import { DateInput, Field, useNow, useWords, orNull } from '#ui/index.ts'
import {
  adviceOutcomes,
  type BusinessDevelopment,
  changeBusinessDevelopmentEndpoint,
  contactWays,
  decideAdviceEndpoint,
  declineAdviceEndpoint,
  recordBusinessDevelopmentEndpoint,
  proposeAdviceEndpoint,
  sendAdviceEndpoint,
} from '../contract.ts'
import { aboutId, besideAct, careAct, clientId, common, type Props } from './act-common.ts'
import { proposalSaid } from './proposal-said.ts'
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

function ProposeAdvice(props: Props) {
  const say = useWords(maintenanceWords)
  const news = newsOf(props)
  return (
    <ActForm<typeof proposeAdviceEndpoint, { text: string; approverId: string }>
      endpoint={proposeAdviceEndpoint}
      {...common(props, 'proposeAdvice')}
      // What was returned is mended rather than written again.
      initial={news?.proposal ? { text: news.proposal.text } : {}}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{news?.text}</p>
      {news?.proposal?.reason && <p className="sv-said sv-reply">{proposalSaid(news, say)}</p>}
      <br />
      <TextField name="text" label={say('field.advice')} max={10_000} rows={6} required />
      <PersonField
        name="approverId"
        label={say('field.approvedBy')}
        help={say('field.approvedByHelp')}
        required
      />
    </ActForm>
  )
}

function DecideAdvice(props: Props) {
  const say = useWords(maintenanceWords)
  const news = newsOf(props)
  type Answer = { outcome: (typeof adviceOutcomes)[number]; reason?: string }
  return (
    <ActForm<typeof decideAdviceEndpoint, Answer>
      endpoint={decideAdviceEndpoint}
      {...common(props, 'decideAdvice')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{news?.text}</p>
      <p className="sv-said sv-reply">{news && proposalSaid(news, say)}</p>
      <br />
      <ChoiceField
        name="outcome"
        label={say('field.adviceOutcome')}
        required
        choices={adviceOutcomes.map((value) => ({ value, label: say(`adviceOutcome.${value}`) }))}
      />
      <ReturnReason />
    </ActForm>
  )
}

function ReturnReason() {
  const say = useWords(maintenanceWords)
  return Form.useWatch('outcome') === 'returned' ? (
    <TextField name="reason" label={say('field.returnReason')} max={2000} rows={2} required />
  ) : null
}

function SendAdvice(props: Props) {
  const say = useWords(maintenanceWords)
  const news = newsOf(props)
  return (
    <ActForm<typeof sendAdviceEndpoint, { way: (typeof contactWays)[number] }>
      endpoint={sendAdviceEndpoint}
      {...common(props, 'sendAdvice')}
      initial={{ way: 'mail' }}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <p className="sv-said sv-reply">{news && proposalSaid(news, say)}</p>
      <br />
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
  besideAct('decideAdvice', DecideAdvice, developments),
  besideAct('proposeAdvice', ProposeAdvice, developments),
  besideAct('sendAdvice', SendAdvice, developments),
  besideAct('declineAdvice', DeclineAdvice, developments),
  besideAct('changeBusinessDevelopment', ChangeDevelopment, developments),
]
