import type { ReactNode } from 'react'
import { sayPhone } from '#platform/i18n/format.ts'
import { PromiseChip, useNextPromises } from '#charter/web/index.ts'
import {
  Act,
  Dot,
  Go,
  Row,
  Section,
  usePhone,
  useSaying,
  useWords,
  Dotted,
  Terms,
} from '#ui/index.ts'
import { noonOf } from '../engagements/days.ts'
import { BesideActs } from '../feedback/feedback-list.tsx'
import { type PageAct, useActPanel } from '../panel/act-panel.tsx'
import { useCameBy } from '../panel/came-by.tsx'
import { serviceWords } from '../words.ts'
import type { ClientView } from './view.ts'
import { clientWords } from './words.ts'

interface Props<View extends ClientView> {
  view: View
  acts: PageAct<View>[]
}

/** An act at the head of a section, where it can be done. */
export function HeadAct<Thing>({
  act,
  acts,
  thing,
}: {
  act: string
  acts: PageAct<Thing>[]
  thing: Thing
}) {
  const panel = useActPanel()
  const found = acts.find((one) => one.key === act)
  if (!found?.allowed(thing)) return null
  return (
    <Act icon="plus" onClick={() => panel.open(act)}>
      {found.label()}
    </Act>
  )
}

const isOver = (stage: string) => ['closed', 'ended', 'archived'].includes(stage)

/** Their matters, live ones first. */
export function EngagementsSection<View extends ClientView>({ view, acts }: Props<View>) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { engagements, id } = view.client
  const over = engagements.filter(({ stage }) => isOver(stage)).length
  const shown = engagements
    .toSorted((one, other) => +isOver(one.stage) - +isOver(other.stage))
    .slice(0, 8)
  const promises = useNextPromises(shown.map((one) => one.id))
  const phone = usePhone()
  return (
    <Section
      title={say('engagements')}
      count={say('engagementsCount', { live: engagements.length - over, over })}
      acts={
        <span className="sv-acts">
          <HeadAct act="openEngagement" acts={acts} thing={view} />
          {engagements.length > 8 && (
            <Go to="/engagements" search={{ client: id }}>
              {say('all')}
            </Go>
          )}
        </span>
      }
    >
      {engagements.length === 0 && <p className="cv-meta">{say('noEngagements')}</p>}
      {shown.map((one) => (
        <Row
          key={one.id}
          first={<Go to={`/engagements/${one.id}`}>{one.title}</Go>}
          second={
            <>
              {one.number ?? sayService(`practiceArea.${one.practiceArea as 'civil'}`)}
              <Dot />
              {one.leadLawyerName}
              {one.termTo && (
                <>
                  <Dot />
                  {say('until', { day: saying.day(noonOf(one.termTo)) })}
                </>
              )}
            </>
          }
          side={
            <>
              {promises.has(one.id) && (
                <span>
                  <PromiseChip named={!phone} promise={promises.get(one.id)} due={null} />
                </span>
              )}
              <span className="cv-second">{sayService(`stage.${one.stage as 'opened'}`)}</span>
            </>
          }
        />
      ))}
    </Section>
  )
}

/** What every colleague should know about them (G3). */
export function ProfileSection<View extends ClientView>({ view, acts }: Props<View>) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { client } = view
  const cameBy = useCameBy(client.cameBy)
  const lines: [string, ReactNode][] = [
    [say('field.needs'), client.needs],
    [say('field.preferences'), client.preferences],
    [say('field.cautions'), client.cautions],
    [say('field.creditCode'), client.unifiedSocialCreditCode],
    [
      client.identityKind ? sayService(`identityKind.${client.identityKind}`) : '',
      client.identityNumber,
    ],
    ...cameBy,
    [say('field.lead'), client.leadId && <Go to={`/leads/${client.leadId}`}>{say('lead')}</Go>],
  ]
  return (
    <Section
      title={say('profile')}
      count={
        client.profileCompletedAt
          ? say('profileDone', { time: saying.moment(client.profileCompletedAt) })
          : undefined
      }
      acts={<HeadAct act="completeProfile" acts={acts} thing={view} />}
    >
      {!client.profileCompletedAt && <p className="cv-meta">{say('profileOpen')}</p>}
      <Terms terms={lines} />
    </Section>
  )
}

/** Whom to talk to and how. */
export function ContactsSection<View extends ClientView>({ view, acts }: Props<View>) {
  const say = useWords(clientWords)
  const saying = useSaying()
  const { contacts, detailsConfirmedAt } = view.client
  const besides = acts.filter(({ key }) => /^(change|remove)Contact$/.test(key))
  return (
    <Section
      title={say('contacts')}
      count={
        detailsConfirmedAt
          ? say('confirmed', { time: saying.moment(detailsConfirmedAt) })
          : say('notConfirmed')
      }
      acts={
        <span className="sv-acts">
          <HeadAct act="addContact" acts={acts} thing={view} />
          <HeadAct act="confirmDetails" acts={acts} thing={view} />
        </span>
      }
    >
      {contacts.map((one) => (
        <Row
          key={one.id}
          first={
            <>
              {one.name} <span className="cv-second">{one.position}</span>{' '}
              {one.isMain && <span className="cv-meta">{say('main')}</span>}
            </>
          }
          second={
            <Dotted facts={[one.phone && sayPhone(one.phone), one.mail, one.wechat, one.note]} />
          }
          side={<BesideActs acts={besides} thing={view} about={one.id} />}
        />
      ))}
    </Section>
  )
}
