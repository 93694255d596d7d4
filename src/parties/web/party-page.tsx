import './parties.css'
import { sayPhone } from '#platform/i18n/format.ts'
import { Button } from 'antd'
import { Children, type ReactNode } from 'react'
import { useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  Act,
  Go,
  Icon,
  MenuButton,
  Note,
  Dotted,
  ObjectPage,
  Row,
  Section,
  Trouble,
  useParameter,
  useRows,
  useSaying,
  useThing,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { type Party, readParty, readPartyHistory } from '../register/contract.ts'
import { RelationGraph } from './graph.tsx'
import { History } from './history.tsx'
import { PartyActs } from './party-acts.tsx'
import { partyWords } from './words.ts'

const tabs = ['facts', 'relations', 'involvements', 'history'] as const
type Tab = (typeof tabs)[number]

/** A party: names with dates and sources, numbers, relations as a graph, affairs, history. */
export default function PartyPage() {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  const id = useParameter('partyId')
  const [url] = useUrl()
  const panel = useOpenAct()
  const rights = useMe().data?.rights ?? []
  const { data: party, error, refetch } = useThing(readParty, [id, 'parties'], { params: { id } })
  const history = useRows(readPartyHistory, [id, 'history'], {
    params: { id },
    query: { limit: 50 },
  })
  if (error && !party) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!party) return <Waiting />
  const tab: Tab = tabs.find((one) => one === url.tab) ?? 'facts'
  const mayKeep = party.abilities.keepParties === true
  return (
    <>
      <ObjectPage
        within={{ to: '/parties', label: say('page.register') }}
        title={party.name}
        state={say(`kind.${party.kind}`)}
        facts={[
          ...(party.bornOn ? [{ label: say('fact.born'), value: party.bornOn }] : []),
          {
            label: say('fact.registered'),
            value: `${party.registeredBy?.name ?? say('someone')} ${moment(party.registeredAt)}`,
          },
        ]}
        acts={
          mayKeep && (
            <MenuButton
              menu={{
                items: (['changeParty', 'flag'] as const).map((key) => ({
                  key,
                  label: say(`act.${key}`),
                })),
                onClick: ({ key }) => panel.open(key),
              }}
              placement="bottomRight"
            >
              {(trigger) => (
                <Button {...trigger} aria-label={say('act.more')} icon={<Icon name="more" />} />
              )}
            </MenuButton>
          )
        }
        tabs={[
          { key: 'facts', label: say('tab.facts') },
          { key: 'relations', label: say('tab.relations'), count: party.relations.length },
          { key: 'involvements', label: say('tab.involvements'), count: party.involvements.length },
          { key: 'history', label: say('tab.history') },
        ]}
        tab={tab}
      >
        {party.mergedInto && (
          <div className="pt-merged">
            <Note>
              {say('mergedInto')}{' '}
              <Go to={`/parties/${party.mergedInto.id}`}>{party.mergedInto.name}</Go>
            </Note>
          </div>
        )}
        {tab === 'facts' && <Facts party={party} />}
        {tab === 'relations' && <Relations party={party} />}
        {tab === 'involvements' && <Involvements party={party} />}
        {tab === 'history' && (
          <History party={party} history={history} mayUndo={rights.includes('reviewDuplicates')} />
        )}
      </ObjectPage>
      {mayKeep && <PartyActs party={party} />}
    </>
  )
}

/** What can be done with one line of a party. */
function LineActs({ party, acts, about }: { party: Party; acts: string[]; about: string }) {
  const say = useWords(partyWords)
  const panel = useOpenAct()
  if (!party.abilities.keepParties) return null
  return (
    <span className="pt-more">
      {acts.map((key) => (
        <Act key={key} onClick={() => panel.open(key, about)}>
          {say(key.startsWith('change') ? 'act.change' : 'act.remove')}
        </Act>
      ))}
    </span>
  )
}

function AddAct({
  party,
  act,
}: {
  party: Party
  act: 'addName' | 'addIdentifier' | 'addContact' | 'addRelation'
}) {
  const say = useWords(partyWords)
  const panel = useOpenAct()
  return party.abilities.keepParties ? (
    <Act icon="plus" onClick={() => panel.open(act)}>
      {say(`act.${act}`)}
    </Act>
  ) : null
}

/** From when until when, as far as it is known, and where from. */
function Provenance({
  fromDate,
  toDate,
  source,
  children,
}: {
  fromDate?: string | null
  toDate?: string | null
  source?: string
  children?: ReactNode
}) {
  const say = useWords(partyWords)
  const { date } = useSaying()
  const from = fromDate && date(fromDate)
  const to = toDate && date(toDate)
  const period =
    from && to
      ? say('period', { from, to })
      : from
        ? say('since', { time: from })
        : to
          ? say('until', { time: to })
          : null
  return (
    <Dotted facts={[...Children.toArray(children), period, source && say('source', { source })]} />
  )
}

function Facts({ party }: { party: Party }) {
  const say = useWords(partyWords)
  return (
    <>
      <Section title={say('section.names')} acts={<AddAct party={party} act="addName" />}>
        {party.names.map((name) => (
          <Row
            key={name.id}
            first={<span className={name.toDate ? 'pt-ended' : undefined}>{name.name}</span>}
            second={
              <Provenance {...name}>
                <span>{say(`nameKind.${name.kind}`)}</span>
                {name.name === party.name && <span>{say('shownName')}</span>}
              </Provenance>
            }
            side={
              <LineActs
                party={party}
                acts={party.names.length > 1 ? ['changeName', 'removeName'] : ['changeName']}
                about={name.id}
              />
            }
          />
        ))}
      </Section>
      <Section
        title={say('section.identifiers')}
        acts={<AddAct party={party} act="addIdentifier" />}
      >
        {party.identifiers.length === 0 && <p className="cv-quiet">{say('noneYet.identifiers')}</p>}
        {party.identifiers.map((one) => (
          <Row
            key={one.id}
            first={<span className="cv-code">{one.number}</span>}
            second={
              <Provenance source={one.source}>
                <span>{say(`identifierType.${one.type}`)}</span>
              </Provenance>
            }
            side={<LineActs party={party} acts={['removeIdentifier']} about={one.id} />}
          />
        ))}
      </Section>
      <Section title={say('section.contacts')} acts={<AddAct party={party} act="addContact" />}>
        {party.contacts.length === 0 && <p className="cv-quiet">{say('noneYet.contacts')}</p>}
        {party.contacts.map((one) => (
          <Row
            key={one.id}
            first={`${one.regionName ?? ''}${sayPhone(one.value)}`}
            second={say(`contactKind.${one.kind}`)}
            side={<LineActs party={party} acts={['removeContact']} about={one.id} />}
          />
        ))}
      </Section>
    </>
  )
}

function Relations({ party }: { party: Party }) {
  const say = useWords(partyWords)
  return (
    <>
      <Section title={say('section.graph')}>
        <RelationGraph key={party.id} id={party.id} name={party.name} />
      </Section>
      <Section title={say('section.relations')} acts={<AddAct party={party} act="addRelation" />}>
        {party.relations.map((one) => {
          const [from, to] =
            one.direction === 'to' ? [party.name, one.other.name] : [one.other.name, party.name]
          return (
            <Row
              key={one.id}
              first={
                <span className={one.toDate ? 'pt-ended' : undefined}>
                  {say('relationSaid', { from, to, type: say(`relation.${one.type}`) })}
                  {one.share && say('relationShare', { share: one.share })}
                </span>
              }
              second={
                <Provenance {...one}>
                  <Go to={`/parties/${one.other.id}`}>{one.other.name}</Go>
                </Provenance>
              }
              side={
                <LineActs
                  party={party}
                  acts={['changeRelation', 'removeRelation']}
                  about={one.id}
                />
              }
            />
          )
        })}
      </Section>
    </>
  )
}

const places = { lead: '/leads', client: '/clients', engagement: '/engagements' } as const

function Involvements({ party }: { party: Party }) {
  const say = useWords(partyWords)
  const { moment } = useSaying()
  if (party.involvements.length === 0)
    return <p className="cv-quiet">{say('noneYet.involvements')}</p>
  return (
    <Section title={say('section.involvements')} count={party.involvements.length}>
      {party.involvements.map(({ id, role, subject, since, endedAt }) => (
        <Row
          key={id}
          first={
            subject.kind === 'firm' ? (
              subject.name
            ) : (
              <Go to={`${places[subject.kind]}/${subject.id}`}>{subject.name}</Go>
            )
          }
          second={
            <Dotted
              facts={[
                say(`role.${role}`),
                say(`subjectKind.${subject.kind}`),
                say('since', { time: moment(since) }),
                endedAt && `${say('ended')} ${moment(endedAt)}`,
              ]}
            />
          }
        />
      ))}
    </Section>
  )
}
