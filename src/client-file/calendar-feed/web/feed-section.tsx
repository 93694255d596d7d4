import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '#platform/http/client.ts'
import {
  ActNote,
  Confirm,
  Dotted,
  Note,
  Section,
  useAct,
  useCopy,
  useSaying,
  useWords,
} from '#ui/index.ts'
import {
  makeCalendarFeedEndpoint,
  readCalendarFeedEndpoint,
  revokeCalendarFeedEndpoint,
} from '../contract.ts'
import { feedWords } from './words.ts'

/** The address under which my calendar program reads what I owe, for the account page. */
export function CalendarFeedSection() {
  const say = useWords(feedWords)
  const saying = useSaying()
  const [address, setAddress] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['calendar-feed'],
    queryFn: ({ signal }) => call(readCalendarFeedEndpoint, { signal }),
  })
  const feed = data?.feed
  const refresh = ['calendar-feed']
  const make = useAct(makeCalendarFeedEndpoint, {
    refresh,
    done: say('made'),
    onDone: (reply) => setAddress(reply.address),
  })
  const revoke = useAct(revokeCalendarFeedEndpoint, {
    refresh,
    done: say('revoked'),
    onDone: () => setAddress(null),
  })
  return (
    <Section title={say('title')}>
      <p className="cv-quiet">{say('lead')}</p>
      {data && <p className="cv-quiet">{say(data.namesClients ? 'names' : 'nameless')}</p>}
      {address ? (
        <ShownOnce address={address} onSaved={() => setAddress(null)} />
      ) : (
        <p className="cv-meta">
          {feed ? (
            <Dotted
              facts={[
                say('madeAt', { time: saying.day(feed.madeAt) }),
                feed.readAt
                  ? say('readAt', { time: saying.moment(feed.readAt, true) })
                  : say('neverRead'),
              ]}
            />
          ) : (
            say('none')
          )}
        </p>
      )}
      <ActNote act={make} />
      <ActNote act={revoke} />
      {feed === null && (
        <Button loading={make.busy} onClick={() => void make.run({})}>
          {say('make')}
        </Button>
      )}
      {feed && (
        <div className="cv-form-acts">
          <Confirm title={say('againAsk')} okText={say('again')} onConfirm={() => make.run({})}>
            <Button loading={make.busy}>{say('again')}</Button>
          </Confirm>
          <Confirm title={say('revokeAsk')} okText={say('revoke')} onConfirm={() => revoke.run({})}>
            <Button loading={revoke.busy}>{say('revoke')}</Button>
          </Confirm>
        </div>
      )}
    </Section>
  )
}

/** The address, which nobody sees again. */
function ShownOnce({ address, onSaved }: { address: string; onSaved: () => void }) {
  const say = useWords(feedWords)
  const copy = useCopy()
  return (
    <>
      <Note tone="due" title={say('once')}>
        <code className="cv-code">{address}</code>
        <p>{say('how')}</p>
      </Note>
      <div className="cv-form-acts">
        <Button onClick={() => void copy(address)}>{say('copy')}</Button>
        <Button onClick={onSaved}>{say('saved')}</Button>
      </div>
    </>
  )
}
