import { sayDepartment } from '#organisation/departments/contract.ts'
import './walls.css'
import { Button } from 'antd'
import { useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  Dotted,
  Go,
  ObjectPage,
  Row,
  Section,
  Timeline,
  Trouble,
  useParameter,
  useSaying,
  useThing,
  useWords,
  Waiting,
  SidePanel,
} from '#ui/index.ts'
import { readWallEndpoint, type Wall, type WallChange } from '../../walls/contract.ts'
import { AddToWall, LiftWall, RemoveFromWall } from './forms.tsx'
import { Known } from './walls-page.tsx'
import { wallWords } from './words.ts'

const places = { lead: '/leads', client: '/clients', engagement: '/engagements' } as const

/** One wall: who is shut out of what, who has said that they know, what was changed by whom. */
export default function WallPage() {
  const say = useWords(wallWords)
  const saying = useSaying()
  const id = useParameter('wallId')
  const { data: wall, error, refetch } = useThing(readWallEndpoint, ['walls'], { params: { id } })
  if (error && !wall) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!wall) return <Waiting />
  const by = (person: { name: string } | null) => person?.name ?? say('bySystem')
  const facts = [
    {
      label: say('fact.raised'),
      value: `${saying.moment(wall.raisedAt, true)} ${by(wall.raisedBy)}`,
    },
    ...(wall.liftedAt
      ? [
          {
            label: say('fact.lifted'),
            value: `${saying.moment(wall.liftedAt, true)} ${by(wall.liftedBy)}`,
          },
        ]
      : []),
    { label: say('column.known'), value: <Known wall={wall} /> },
  ]
  return (
    <>
      <ObjectPage
        within={{ to: '/conflicts/walls', label: say('title') }}
        title={say('one', { number: wall.number })}
        state={say(wall.liftedAt ? 'isLifted' : 'stands')}
        facts={facts}
        acts={<Acts wall={wall} />}
        side={
          <Section title={say('section.history')}>
            <History wall={wall} />
          </Section>
        }
        sideTitle={say('section.history')}
      >
        <p className="wl-reason">{wall.reason}</p>
        <NotByOneself wall={wall} />
        <Principals wall={wall} />
        <Subjects wall={wall} />
        <People wall={wall} />
      </ObjectPage>
      <Panels wall={wall} />
    </>
  )
}

function Acts({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const { open } = useOpenAct()
  const { addToWall, liftWall } = wall.abilities
  return (
    <>
      {liftWall && <Button onClick={() => open('liftWall')}>{say('lift')}</Button>}
      {addToWall && (
        <Button type="primary" onClick={() => open('addToWall')}>
          {say('add')}
        </Button>
      )}
    </>
  )
}

/** Why whoever raised the wall finds no way to lift it. */
function NotByOneself({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const me = useMe().data
  if (wall.liftedAt || wall.raisedBy?.id !== me?.personId) return null
  return <p className="cv-meta">{say('liftNotYou')}</p>
}

function Panels({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { act, about, close } = useOpenAct()
  const removed = [...wall.subjects, ...wall.principals].find((one) => one.id === about)
  return (
    <>
      <SidePanel title={say('addTitle')} open={act === 'addToWall'} onClose={close} wide>
        <AddToWall wall={wall} onClose={close} />
      </SidePanel>
      <SidePanel title={say('liftTitle')} open={act === 'liftWall'} onClose={close}>
        <LiftWall wall={wall} onClose={close} />
      </SidePanel>
      <SidePanel
        title={say('removeTitle', { name: removed ? saying.name(removed) : '' })}
        open={act === 'removeFromWall' && removed !== undefined}
        onClose={close}
      >
        {removed && <RemoveFromWall wall={wall} id={removed.id} onClose={close} />}
      </SidePanel>
    </>
  )
}

/** Taken out of the wall, where the reader may. */
function TakeOut({ wall, id, name }: { wall: Wall; id: string; name: string }) {
  const say = useWords(wallWords)
  const { open } = useOpenAct()
  if (!wall.abilities.removeFromWall) return null
  return (
    <button
      type="button"
      className="cv-act"
      aria-label={say('removeWhich', { name })}
      onClick={() => open('removeFromWall', id)}
    >
      {say('remove')}
    </button>
  )
}

function Principals({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { principals } = wall
  return (
    <Section title={say('section.principals')} count={principals.length}>
      {principals.map(({ id, kind, addedAt, ...one }) => (
        <Row
          key={id}
          first={saying.name(one)}
          second={<Dotted facts={[say(`principalKind.${kind}`), saying.moment(addedAt)]} />}
          side={principals.length > 1 && <TakeOut wall={wall} id={id} name={saying.name(one)} />}
        />
      ))}
    </Section>
  )
}

function Subjects({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { subjects } = wall
  const named = subjects.filter((one) => one.throughId === null)
  const through = (throughId: string | null) => {
    if (!throughId) return null
    const name = subjects.find((one) => one.id === throughId)?.name
    return name ? say('through', { name }) : say('throughOther')
  }
  return (
    <Section title={say('section.subjects')} count={subjects.length}>
      {subjects.map(({ id, name, kind, throughId, addedAt }) => (
        <Row
          key={id}
          first={<Go to={`${places[kind]}/${id}`}>{name}</Go>}
          second={
            <Dotted
              facts={[say(`subjectKind.${kind}`), saying.moment(addedAt), through(throughId)]}
            />
          }
          side={
            throughId === null && named.length > 1 && <TakeOut wall={wall} id={id} name={name} />
          }
        />
      ))}
      {subjects.length === 0 && <p className="cv-meta">{say('noSubjects')}</p>}
    </Section>
  )
}

function People({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const waiting = wall.liftedAt ? 0 : wall.told - wall.acknowledged
  return (
    <Section
      title={say('section.people')}
      count={waiting > 0 ? say('waitsFor', { count: waiting }) : wall.told}
    >
      {wall.people.map(({ id, name, toldAt, acknowledgedAt, ...one }) => (
        <Row
          key={id}
          first={name}
          second={
            <Dotted
              facts={[
                sayDepartment(one, saying.language),
                say('toldAt', { time: saying.moment(toldAt, true) }),
              ]}
            />
          }
          side={
            acknowledgedAt ? (
              <span className="cv-quiet">
                {say('acknowledgedAt', { time: saying.moment(acknowledgedAt, true) })}
              </span>
            ) : (
              <span className={wall.liftedAt ? 'cv-quiet' : 'wl-waits'}>
                {say('notAcknowledged')}
              </span>
            )
          }
        />
      ))}
    </Section>
  )
}

function History({ wall }: { wall: Wall }) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const whatOf = ({ subjects, principals }: WallChange) =>
    [...principals.map(saying.name), ...subjects].join(say('listed'))
  const entries = wall.changes.map((one) => ({
    id: `${one.at} ${one.kind}`,
    at: one.at,
    icon: one.kind === 'lifted' ? ('undo' as const) : ('lock' as const),
    text: say('changeBy', {
      who: one.by?.name ?? say('someone'),
      what: say(`change.${one.kind}`, { what: whatOf(one) }),
    }),
    ...(one.reason ? { proof: say('reasonGiven', { reason: one.reason }) } : {}),
  }))
  return <Timeline entries={entries} />
}
