import { useState } from 'react'
import { useMe } from '#organisation/web/index.ts'
import {
  Act,
  ActNote,
  Note,
  Row,
  useAct,
  useLanguage,
  useThing,
  useUrl,
  useWords,
} from '#ui/index.ts'
import { listNewClausesEndpoint, takeNewClausesEndpoint } from '../versions/contract.ts'
import { charterWords } from './words.ts'

/** Clauses that came with a newer release and that the firm's own charter does not have yet. */
export function NewClauses() {
  const rights = useMe().data?.rights ?? []
  return rights.includes('changeCharter') ? <Offer /> : null
}

function Offer() {
  const say = useWords(charterWords)
  const isEnglish = useLanguage() === 'en'
  const [, setUrl] = useUrl()
  const { data } = useThing(listNewClausesEndpoint, ['charter', 'new-clauses'], {})
  const take = useAct(takeNewClausesEndpoint, {
    words: charterWords,
    refresh: ['charter'],
    done: say('fresh.taken'),
    onDone: () => setUrl({ view: 'draft', open: null, number: null, from: null, to: null }),
  })
  if (!data || data.items.length === 0) return null
  const named = data.items.map(({ code, title }) => `${code} ${isEnglish ? title.en : title.zh}`)
  return (
    <div className="ch-acknowledge">
      <Note
        tone="due"
        title={say('fresh.title', { count: named.length })}
        acts={
          <Act disabled={take.busy} onClick={() => void take.run({ body: {} })}>
            {say('fresh.take')}
          </Act>
        }
      >
        {named.join(say('fresh.comma'))}
        <div>{say('fresh.why')}</div>
      </Note>
      <ActNote act={take} />
    </div>
  )
}

/** What the firm took out of its charter or of a draft: kept out of the way, and found again where it is looked for. */
export function LeftOutClauses() {
  const say = useWords(charterWords)
  const isEnglish = useLanguage() === 'en'
  const [open, setOpen] = useState(false)
  const { data } = useThing(listNewClausesEndpoint, ['charter', 'new-clauses'], {})
  const take = useAct(takeNewClausesEndpoint, {
    words: charterWords,
    refresh: ['charter'],
    done: say('leftOut.taken'),
  })
  const leftOut = data?.leftOut ?? []
  if (leftOut.length === 0) return null
  return (
    <div className="ch-left-out">
      <Act aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? say('leftOut.fold') : say('leftOut.show', { count: leftOut.length })}
      </Act>
      {open &&
        leftOut.map(({ code, title, duty }) => (
          <Row
            key={code}
            first={`${code} ${isEnglish ? title.en : title.zh}`}
            second={isEnglish ? duty.en : duty.zh}
            side={
              <Act disabled={take.busy} onClick={() => void take.run({ body: { codes: [code] } })}>
                {say('fresh.take')}
              </Act>
            }
          />
        ))}
      <ActNote act={take} />
    </div>
  )
}
