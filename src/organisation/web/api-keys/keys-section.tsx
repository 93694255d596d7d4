import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '#platform/http/client.ts'
import {
  ActNote,
  EmptyPage,
  Icon,
  Row,
  Segments,
  Trouble,
  useAct,
  useSaying,
  useUrl,
  useWords,
  Waiting,
  Dotted,
  SidePanel,
} from '#ui/index.ts'
import { type ApiKey, listApiKeysEndpoint, revokeApiKeyEndpoint } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe } from '../reading.ts'
import { SectionFrame } from '../sections.tsx'
import { organisationWords } from '../words.ts'
import { CreateKey, ShownOnce } from './create-key.tsx'

/** Keys with which other programs act for somebody. */
export default function KeysSection() {
  const say = useWords(administrationWords)
  const me = useMe().data
  const [url, setUrl] = useUrl()
  const { act, open, close } = useOpenAct()
  const [secret, setSecret] = useState<string | null>(null)
  const maySeeAll = me?.rights.includes('listEveryonesApiKeys') ?? false
  const of = maySeeAll && url.of === 'everyone' ? 'everyone' : 'me'
  const { data, error, refetch } = useQuery({
    queryKey: ['api-keys', of],
    queryFn: ({ signal }) => call(listApiKeysEndpoint, { query: { of }, signal }),
  })
  const create = (
    <Button type="primary" icon={<Icon name="plus" />} onClick={() => open('createApiKey')}>
      {say('key.create')}
    </Button>
  )
  return (
    <SectionFrame lead={say('key.lead')} acts={create}>
      {maySeeAll && (
        <Segments
          label={say('key.whose')}
          value={of}
          choices={[
            { value: 'me', label: say('key.mine') },
            { value: 'everyone', label: say('key.everyone') },
          ]}
          onChoose={(value) => setUrl({ of: value === 'me' ? null : value })}
        />
      )}
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Waiting />
      ) : data.items.length === 0 ? (
        <EmptyPage small title={say('key.empty')} />
      ) : (
        data.items.map((key) => <OneKey key={key.id} apiKey={key} withOwner={of === 'everyone'} />)
      )}
      <SidePanel
        title={say('key.create')}
        open={act === 'createApiKey' || secret !== null}
        onClose={() => {
          setSecret(null)
          close()
        }}
      >
        {secret === null ? (
          <CreateKey onCreated={setSecret} onClose={close} />
        ) : (
          <ShownOnce
            secret={secret}
            onSaved={() => {
              setSecret(null)
              close()
            }}
          />
        )}
      </SidePanel>
    </SectionFrame>
  )
}

function OneKey({ apiKey, withOwner }: { apiKey: ApiKey; withOwner: boolean }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const revoke = useAct(revokeApiKeyEndpoint, {
    words: organisationWords,
    refresh: ['api-keys'],
    done: say('key.revoked'),
  })
  const { id, name, prefix, scopes, expiresAt, lastUsedAt, personName } = apiKey
  const facts = [
    withOwner ? personName : null,
    `${prefix}…`,
    say('key.scopes', { count: scopes.length }),
    expiresAt ? say('key.until', { time: saying.moment(expiresAt) }) : say('key.noExpiry'),
    lastUsedAt ? say('key.usedAt', { time: saying.moment(lastUsedAt) }) : say('key.neverUsed'),
  ]
  return (
    <>
      <Row
        first={name}
        second={
          <span title={scopes.join(' ')}>
            <Dotted facts={facts} />
          </span>
        }
        side={
          <button
            type="button"
            className="cv-act"
            aria-label={say('key.revokeWhich', { name })}
            disabled={revoke.busy}
            onClick={() => void revoke.run({ params: { id } })}
          >
            {say('key.revoke')}
          </button>
        }
      />
      <ActNote act={revoke} />
    </>
  )
}
