import './enquiry.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import type { Language } from '#platform/i18n/words.ts'
import { chooseLanguage, useLanguage, useWords, Waiting } from '#ui/index.ts'
import { readEnquiryForm } from '../../contract.ts'
import { EnquiryForm } from './enquiry-form.tsx'
import { enquiryWords } from './words.ts'

/** Where a stranger asks for advice: one column, no account, at home in the firm's own site too. */
export default function EnquiryPage() {
  const say = useWords(enquiryWords)
  const language = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['enquiry-form'],
    queryFn: ({ signal }) => call(readEnquiryForm, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  const firm = language === 'en' ? (data?.firmNameEn ?? data?.firmName) : data?.firmName
  const title = say('title')
  useEffect(() => {
    document.title = firm ? `${title} · ${firm}` : title
  }, [title, firm])
  if (error && !data) return <NotNow onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <div className="eq">
      <header>
        <b>{firm}</b>
        <button type="button" lang={other} onClick={() => chooseLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </button>
      </header>
      <main>
        {data.open ? (
          <Asking form={data} renew={async () => (await refetch()).data} />
        ) : (
          <>
            <h1>{say('closedTitle')}</h1>
            <p>{say('closed')}</p>
          </>
        )}
      </main>
    </div>
  )
}

/** A stranger has nobody in the firm to ask about the page, but may call the firm. */
function NotNow({ onRetry }: { onRetry: () => void }) {
  const say = useWords(enquiryWords)
  return (
    <div className="eq">
      <main>
        <h1>{say('notNowTitle')}</h1>
        <p>{say('notNow')}</p>
        <button type="button" className="eq-second" onClick={onRetry}>
          {say('again')}
        </button>
      </main>
    </div>
  )
}

type Form = ReplyOf<typeof readEnquiryForm>

/** The form, then what happens next. */
function Asking({ form, renew }: { form: Form; renew: () => Promise<Form | undefined> }) {
  const say = useWords(enquiryWords)
  const [reference, setReference] = useState<string>()
  if (reference) {
    return (
      <section role="status">
        <h1>{say('thanksTitle')}</h1>
        <p>{say('thanks')}</p>
        <p className="eq-reference">{reference}</p>
        <p>{say('next')}</p>
        <button
          type="button"
          className="eq-second"
          onClick={() => void renew().then(() => setReference(undefined))}
        >
          {say('another')}
        </button>
      </section>
    )
  }
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="eq-lead">{say('lead')}</p>
      <EnquiryForm form={form} renew={renew} onSent={setReference} />
    </>
  )
}
