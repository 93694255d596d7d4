import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { SidePanel, useMe, useOpenAct } from '#organisation/web/index.ts'
import { Icon, useWords } from '#ui/index.ts'
import { FoundList } from './found-list.tsx'
import { type FoundSubject, useFoundSubjects } from './found.ts'
import { dayWords } from './words.ts'

/** Where somebody who rang is written down: their page, and its form for what was said. */
const forms = {
  engagement: { place: 'engagements', act: 'recordTalk', right: 'recordTalk' },
  lead: { place: 'leads', act: 'recordFirstContact', right: 'readLeads' },
  client: { place: 'clients', act: 'recordContact', right: 'recordContact' },
} as const
const kinds = Object.keys(forms) as FoundSubject['kind'][]

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
  const rights = useMe().data?.rights ?? []
  const found = useFoundSubjects(asked, {
    kinds: kinds.filter((kind) => rights.includes(forms[kind].right)),
  })
  const go = (one: FoundSubject | undefined) => {
    if (!one) return
    const { place, act } = forms[one.kind]
    void navigate({ to: `/${place}/${one.id}`, search: { act } } as never)
  }
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
        onPressEnter={(event) => !event.nativeEvent.isComposing && go(found?.[0])}
      />
      <FoundList found={found ?? []} onChoose={go} />
      {found?.length === 0 && <p className="cv-meta">{say('call.nobody')}</p>}
    </>
  )
}
