import { Button } from 'antd'
import { lazy, useState } from 'react'
import { ApiError } from '#platform/http/client.ts'
import type { Words } from '#platform/i18n/words.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { Dot, Note, sayRefusal, uiWords, useWords, SidePanel } from '#ui/index.ts'
import type { LeadCard } from '../../contract.ts'
import { useMe } from '../reading.ts'
import { leadWords } from '../words.ts'
import type { BulkAct, Done } from './bulk-forms.tsx'
import { listWords } from './words.ts'

const BulkForm = lazy(() => import('./bulk-forms.tsx'))

/** What can be done to several leads, with the right it asks for. */
const acts = {
  screen: 'screenLead',
  assign: 'assignLead',
  handOver: 'offerHandover',
  snooze: 'snoozeLead',
  disqualify: 'disqualifyLead',
} as const satisfies Record<BulkAct, string>

export const bulkActs = Object.keys(acts) as BulkAct[]
/** The acts on many that somebody with these rights has at all. */
export const bulkActsOf = (rights: string[]): BulkAct[] =>
  bulkActs.filter((act) => rights.includes(acts[act]))

/** Acts on the chosen leads. What cannot be done to one is said, and it stays chosen; the others are done. */
export function BulkActs({
  ids,
  leads,
  keep,
}: {
  ids: string[]
  leads: LeadCard[]
  keep: (ids: string[]) => void
}) {
  const say = useWords(listWords)
  const me = useMe()
  const [act, setAct] = useState<BulkAct | null>(null)
  const [left, setLeft] = useState<Done | null>(null)
  const close = () => {
    setAct(null)
    setLeft(null)
  }
  const finish = (reply: Done) => {
    if (reply.refused.length > 0) setLeft(reply)
    else close()
    keep(reply.refused.map(({ id }) => id))
  }
  const name = (id: string) => {
    const lead = leads.find((one) => one.id === id)
    return lead?.organisation ?? lead?.name ?? id
  }
  return (
    <>
      {bulkActsOf(me?.rights ?? []).map((one) => (
        <Button key={one} size="small" onClick={() => setAct(one)}>
          {say(`bulk.${one}`)}
        </Button>
      ))}
      <SidePanel
        className="ld-panel"
        open={act !== null}
        title={act ? say(`bulk.${act}`) : ''}
        onClose={close}
      >
        {left && act && <Refused act={act} reply={left} name={name} onClose={close} />}
        {!left && act && (
          <>
            <p className="cv-second ld-lead">{say('bulk.about', { count: ids.length })}</p>
            <BulkForm act={act} ids={ids} onDone={finish} onClose={close} />
          </>
        )}
      </SidePanel>
    </>
  )
}

/** Those it could not be done to, each with the reason. */
function Refused({
  act,
  reply,
  name,
  onClose,
}: {
  act: BulkAct
  reply: Done
  name: (id: string) => string
  onClose: () => void
}) {
  const say = useWords(listWords)
  const sayUi = useWords(uiWords)
  const words: Words = act === 'handOver' ? organisationWords : leadWords
  return (
    <>
      <Note tone="due" title={say('bulk.refused', { count: reply.refused.length })}>
        <ul>
          {reply.refused.map(({ id, code }) => (
            <li key={id}>
              {name(id)}
              <Dot />
              {sayRefusal(new ApiError(409, code), sayUi, words)}
            </li>
          ))}
        </ul>
      </Note>
      <Button onClick={onClose}>{say('bulk.close')}</Button>
    </>
  )
}
