import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { listLeads } from '#client-development/contract.ts'
import { listClientsEndpoint, listEngagementsEndpoint } from '#client-service/contract.ts'
import { SidePanel, useMe, useOpenAct } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { Icon, type IconName, useWords } from '#ui/index.ts'
import { dayWords } from './words.ts'

interface Talked {
  id: string
  icon: IconName
  name: string
  detail: string
  to: string
  /** The form of their page for what was said. */
  act: string
}

/** Results of one kind; who wants more types another character. */
const most = 5
/** Characters from which the server is asked. */
const fewest = 2

/** Somebody rang: who it was, then straight to writing down what was said. */
export function LogCall() {
  const say = useWords(dayWords)
  const { act, close } = useOpenAct()
  return (
    <SidePanel title={say('call.title')} open={act === 'logCall'} onClose={close}>
      <WhoRang />
    </SidePanel>
  )
}

function WhoRang() {
  const say = useWords(dayWords)
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const found = useTalked(asked)
  const go = (one: Talked | undefined) =>
    one && void navigate({ to: one.to, search: { act: one.act } } as never)
  return (
    <>
      <p className="day-lead">{say('call.lead')}</p>
      <Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type here
        autoFocus
        size="large"
        value={text}
        maxLength={100}
        aria-label={say('call.who')}
        placeholder={say('call.placeholder')}
        prefix={<Icon name="find" />}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => !event.nativeEvent.isComposing && go(found.data?.[0])}
      />
      <ul className="day-found">
        {found.data?.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => go(one)}>
              <Icon name={one.icon} />
              <span>{one.name}</span>
              <span className="cv-meta">{one.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {asked.length >= fewest && found.data?.length === 0 && (
        <p className="cv-meta">{say('call.nobody')}</p>
      )}
    </>
  )
}

function useTalked(text: string) {
  const say = useWords(dayWords)
  const rights = useMe().data?.rights ?? []
  return useQuery({
    queryKey: ['talked', text, rights.length],
    enabled: text.length >= fewest,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Talked[]> => {
      const query = { q: text, limit: most }
      const [leads, clients, engagements] = await Promise.all([
        rights.includes('readLeads') ? call(listLeads, { query: { q: text }, signal }) : null,
        rights.includes('recordContact') ? call(listClientsEndpoint, { query, signal }) : null,
        rights.includes('recordTalk') ? call(listEngagementsEndpoint, { query, signal }) : null,
      ])
      return [
        ...(engagements?.items ?? []).map(({ id, title, clientName }) => ({
          id,
          icon: 'engagement' as const,
          name: clientName,
          detail: title,
          to: `/engagements/${id}`,
          act: 'recordTalk',
        })),
        ...(leads?.items ?? []).slice(0, most).map(({ id, name, organisation }) => ({
          id,
          icon: 'lead' as const,
          name: organisation ?? name,
          detail: organisation ? name : say('subjectKind.lead'),
          to: `/leads/${id}`,
          act: 'recordFirstContact',
        })),
        ...(clients?.items ?? []).map(({ id, name, mainContactName }) => ({
          id,
          icon: 'client' as const,
          name,
          detail: mainContactName ?? say('subjectKind.client'),
          to: `/clients/${id}`,
          act: 'recordContact',
        })),
      ]
    },
  })
}
