import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMe } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import {
  ActNote,
  Confirm,
  Dotted,
  Section,
  useAct,
  useCopy,
  useSaying,
  useWords,
} from '#ui/index.ts'
import {
  type MailDrop,
  makeMailDropEndpoint,
  readMailDropEndpoint,
  revokeMailDropEndpoint,
} from '../../received/contract.ts'
import { receivedWords } from './words.ts'

const refresh = ['mail-drop']

/** My address for mail, for the account page. */
export function MailDropSection() {
  const say = useWords(receivedWords)
  const copy = useCopy()
  // Whoever looks after the firm's settings is told what it is called; it means nothing to anybody else.
  const keepsSettings = useMe().data?.rights.includes('changeFirm') === true
  const { data } = useQuery({
    queryKey: refresh,
    queryFn: ({ signal }) => call(readMailDropEndpoint, { signal }),
  })
  const make = useAct(makeMailDropEndpoint, {
    words: receivedWords,
    refresh,
    done: say('drop.made'),
  })
  const revoke = useAct(revokeMailDropEndpoint, { refresh, done: say('drop.revoked') })
  return (
    <Section title={say('drop.title')}>
      {data?.domain === null ? (
        <p className="cv-quiet">{say(keepsSettings ? 'drop.offKeeper' : 'drop.off')}</p>
      ) : (
        <p className="cv-quiet">{say('drop.lead')}</p>
      )}
      {data?.drop && <InUse drop={data.drop} />}
      <ActNote act={make} />
      <ActNote act={revoke} />
      {data?.domain && !data.drop && (
        <>
          <p className="cv-meta">{say('drop.none')}</p>
          <Button loading={make.busy} onClick={() => void make.run({})}>
            {say('drop.make')}
          </Button>
        </>
      )}
      {data?.drop && (
        <div className="cv-form-acts">
          <Button onClick={() => void copy(data.drop?.address ?? '')}>{say('drop.copy')}</Button>
          <Confirm
            title={say('drop.againAsk')}
            okText={say('drop.again')}
            onConfirm={() => make.run({})}
          >
            <Button loading={make.busy}>{say('drop.again')}</Button>
          </Confirm>
          <Confirm
            title={say('drop.revokeAsk')}
            okText={say('drop.revoke')}
            onConfirm={() => revoke.run({})}
          >
            <Button loading={revoke.busy}>{say('drop.revoke')}</Button>
          </Confirm>
        </div>
      )}
    </Section>
  )
}

function InUse({ drop }: { drop: NonNullable<MailDrop['drop']> }) {
  const say = useWords(receivedWords)
  const saying = useSaying()
  return (
    <>
      <p>
        <code className="cv-code">{drop.address}</code>
      </p>
      <p className="cv-meta">
        <Dotted
          facts={[
            say('drop.madeAt', { time: saying.day(drop.madeAt) }),
            drop.usedAt
              ? say('drop.usedAt', { time: saying.moment(drop.usedAt, true) })
              : say('drop.neverUsed'),
          ]}
        />
      </p>
    </>
  )
}
