import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { readLead } from '#client-development/contract.ts'
import { readClientEndpoint, readEngagementEndpoint } from '#client-service/contract.ts'
import { useMe, useOpenAct } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { Icon, useWords, SidePanel } from '#ui/index.ts'
import { FoundList } from './found-list.tsx'
import { type FoundSubject, isEnough, subjectsFor, useFoundSubjects } from './found.ts'
import { dayWords } from './words.ts'

type Kind = FoundSubject['kind']
type Abilities = Record<string, boolean>

/** The page of whoever was found, the right to see it, and what the viewer may do there. */
const pages: Record<
  Kind,
  { place: string; right: string; see: (id: string) => Promise<{ abilities: Abilities }> }
> = {
  client: {
    place: 'clients',
    right: 'readClient',
    see: (id) => call(readClientEndpoint, { params: { id } }),
  },
  engagement: {
    place: 'engagements',
    right: 'readEngagement',
    see: (id) => call(readEngagementEndpoint, { params: { id } }),
  },
  lead: { place: 'leads', right: 'readLeads', see: (id) => call(readLead, { params: { id } }) },
}

/** Acts that begin with whom they are about: the act on the page of each kind of whom. */
const beginnings: Record<string, Partial<Record<Kind, string>>> = {
  logCall: { client: 'recordContact', engagement: 'recordTalk', lead: 'recordFirstContact' },
  receiveFeedback: { client: 'receiveFeedback', engagement: 'receiveFeedback' },
  openEngagement: { client: 'openEngagement' },
  noticeOpportunity: { client: 'noticeOpportunity' },
  recordNote: { client: 'recordNote', engagement: 'recordNote', lead: 'recordNote' },
  offerHandover: { client: 'offerHandover', engagement: 'offerHandover', lead: 'offerHandover' },
}

/** What whoever may not record a talk can do all the same, also where nobody is responsible yet. */
const note = 'recordNote'

/** Somebody rang, or something is to be done for them: who it is, then straight to the form for it. */
export function LogCall() {
  const say = useWords(dayWords)
  const { act = '', close } = useOpenAct()
  const begins = act in beginnings
  const title =
    act === 'logCall' ? say('call.title') : begins ? say(`whom.${act as 'recordNote'}`) : ''
  return (
    <SidePanel title={title} open={begins} onClose={close}>
      {begins && <Whom key={act} beginning={act} />}
    </SidePanel>
  )
}

function Whom({ beginning }: { beginning: string }) {
  const say = useWords(dayWords)
  const navigate = useNavigate()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const typed = text.trim()
  const asked = useDeferredValue(typed)
  const rights = useMe().data?.rights ?? []
  const acts = beginnings[beginning] ?? {}
  const calls = beginning === 'logCall'
  const kinds = (Object.keys(acts) as Kind[]).filter((kind) => rights.includes(pages[kind].right))
  const wanted = { kinds, live: calls }
  const found = useFoundSubjects(asked, wanted)
  const mayRegister = calls && rights.includes('registerLead')
  const go = async ({ id, kind }: FoundSubject) => {
    const { place, see } = pages[kind]
    const act = acts[kind] ?? note
    // Whether one may is asked before, or the form would only say that one may not.
    const seen = await see(id).catch(() => null)
    const may = !seen || (seen.abilities[act] ?? rights.includes(act))
    const instead = calls ? { act: note } : {}
    void navigate({ to: `/${place}/${id}`, search: may ? { act } : instead } as never)
  }
  const register = () =>
    void navigate({ to: '/leads', search: { act: 'registerLead', about: typed } } as never)
  // What is shown may still be for what was typed before.
  const goToFirst = async () => {
    if (!isEnough(typed)) return
    const [first] = await client.fetchQuery(subjectsFor(typed, wanted))
    if (first) await go(first)
    else if (mayRegister) register()
  }
  return (
    <>
      <p className="day-lead">{say(calls ? 'call.lead' : 'whom.lead')}</p>
      <Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type here
        autoFocus
        size="large"
        value={text}
        maxLength={100}
        aria-label={say(calls ? 'call.who' : 'whom.who')}
        placeholder={say('call.placeholder')}
        prefix={<Icon name="find" />}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing) return
          // The panel closes under the key, which would press the button that opened it once more.
          event.preventDefault()
          void goToFirst().catch(() => undefined)
        }}
      />
      <FoundList found={found ?? []} onChoose={(one) => void go(one)} />
      {found && (found.length === 0 || mayRegister) && (
        <p className="day-nobody">
          <span className="cv-meta">
            {say(found.length === 0 ? 'call.nobody' : 'call.noneOfThem')}
          </span>
          {mayRegister && (
            <Button icon={<Icon name="plus" />} onClick={register}>
              {say('call.register')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
