import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { Act, ActNote, Row, Section, useAct, useSaying, useWords, Dotted } from '#ui/index.ts'
import {
  type Delegation,
  endDelegationEndpoint,
  listDelegationsEndpoint,
  type Person,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe } from '../reading.ts'
import { organisationWords } from '../words.ts'

/** Who stands in for somebody, and for whom they stand in. */
export function Delegations({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const me = useMe().data
  const { open } = useOpenAct()
  const { id, abilities } = person
  const standsIn = useDelegations({ personId: id })
  const standsInFor = useDelegations({ delegateId: id })
  const end = useAct(endDelegationEndpoint, {
    words: organisationWords,
    refresh: ['delegations', 'people', 'me'],
    done: say('delegation.ended'),
  })
  const mayStart =
    person.status !== 'left' &&
    (me?.personId === id || abilities.goOnLeave || abilities.returnFromLeave)
  const all = [...standsIn, ...standsInFor]
  return (
    <Section
      title={say('delegation.title')}
      acts={
        mayStart && <Act onClick={() => open('startDelegation', id)}>{say('delegation.start')}</Act>
      }
    >
      <ActNote act={end} />
      {all.length === 0 && <p className="cv-meta">{say('delegation.none')}</p>}
      {all.map((one) => (
        <OneDelegation
          key={one.id}
          delegation={one}
          isOwn={one.personId === id}
          onEnd={() => void end.run({ params: { id: one.id } })}
          busy={end.busy}
        />
      ))}
    </Section>
  )
}

function OneDelegation({
  delegation: one,
  isOwn,
  onEnd,
  busy,
}: {
  delegation: Delegation
  isOwn: boolean
  onEnd: () => void
  busy: boolean
}) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const state = one.state === 'running' ? 'running' : 'coming'
  const period = {
    from: saying.moment(one.startsAt, true),
    to: saying.moment(one.endsAt, true),
  }
  return (
    <Row
      first={
        isOwn
          ? say('delegation.standsIn', { name: one.delegateName })
          : say('delegation.standsInFor', { name: one.personName })
      }
      second={
        <Dotted
          facts={[say(`delegation.${state}`), say('delegation.period', period), one.reason]}
        />
      }
      side={
        one.abilities.endDelegation && (
          <Act onClick={onEnd} disabled={busy}>
            {say('delegation.end')}
          </Act>
        )
      }
    />
  )
}

function useDelegations(query: { personId?: string; delegateId?: string }): Delegation[] {
  const { data } = useQuery({
    queryKey: ['delegations', query],
    queryFn: ({ signal }) => call(listDelegationsEndpoint, { query, signal }),
  })
  return data?.items ?? []
}
