import { Input } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { useMe } from '#organisation/web/index.ts'
import { Icon, useWords } from '#ui/index.ts'
import { FoundList } from '../found-list.tsx'
import { type FoundSubject, useFoundSubjects } from '../found.ts'
import { receivedWords } from './words.ts'

/** The latest clients and leads, or those searched for: one tap says whose it is. */
export function WhoseIsIt({
  first,
  suggested = [],
  disabled,
  busyFor,
  onChoose,
}: {
  first: boolean
  /** Whose it probably is. */
  suggested?: FoundSubject[]
  disabled: boolean
  busyFor: string | null
  onChoose: (one: FoundSubject) => void
}) {
  const say = useWords(receivedWords)
  const id = useId()
  const rights = useMe().data?.rights ?? []
  const [text, setText] = useState('')
  const [searched, setSearched] = useState(first)
  const lately = first || searched
  const asked = useDeferredValue(text.trim())
  const kinds: FoundSubject['kind'][] = rights.includes('readLeads')
    ? ['client', 'lead', 'engagement']
    : ['client', 'engagement']
  const found = useFoundSubjects(asked, { kinds, lately })
  return (
    <>
      {suggested.length > 0 && (
        <>
          <p className="rc-label">{say('suggested')}</p>
          <FoundList
            found={suggested}
            disabled={disabled || busyFor !== null}
            onChoose={onChoose}
          />
        </>
      )}
      <label className="rc-label" htmlFor={id}>
        {say('for')}
      </label>
      <Input
        id={id}
        value={text}
        maxLength={100}
        placeholder={say('search')}
        prefix={<Icon name="find" />}
        onFocus={() => setSearched(true)}
        onChange={(event) => setText(event.target.value)}
      />
      <output className="cv-meta">
        {busyFor ? say('sending', { name: busyFor }) : asked === '' && lately && say('lately')}
        {!busyFor && asked !== '' && found?.length === 0 && say('nobody')}
      </output>
      <FoundList found={found ?? []} disabled={disabled || busyFor !== null} onChoose={onChoose} />
    </>
  )
}
